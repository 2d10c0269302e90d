/**
 * What takes up the disks: file systems as statvfs(3) counts them, and directories as du(1) counts them.
 *
 * <p>Java tells neither the inodes of a file system nor the blocks of a file. So file systems are asked by stat(1), and
 * trees are walked by several find(1) at once, each in a part of its own; they print numbers only, never a name, so that
 * no name can be mistaken. One set of inodes, shared by all of them, sees to it that each is counted once.
 */
@NullMarked
package io.servermanager.monitor.disk;

import org.jspecify.annotations.NullMarked;
