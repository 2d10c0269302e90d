<?php
$db_version = "@SCHEMA@";
