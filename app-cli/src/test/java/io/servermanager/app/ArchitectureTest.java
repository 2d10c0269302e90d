package io.servermanager.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import io.servermanager.engine.journal.Journal;
import org.jspecify.annotations.NullMarked;

/** The rules that keep the modules and packages apart, over the main classes of all modules. */
@AnalyzeClasses(packages = "io.servermanager", importOptions = ArchitectureTest.MainClasses.class)
final class ArchitectureTest {

    private static final String OURS = "io.servermanager..";
    private static final String[] CORE = {
        "io.servermanager.spi..", "io.servermanager.engine..", "io.servermanager.monitor.."
    };
    private static final String APP = "io.servermanager.app..";
    private static final String DOCKER = "io.servermanager.docker..";
    private static final String NGINX = "io.servermanager.nginx..";
    private static final String MAILCOW = "io.servermanager.mailcow..";
    private static final String SYSTEM = "io.servermanager.system..";

    /** What plugin-docker offers to other plugins. */
    private static final String[] PUBLIC_DOCKER = {
        "io.servermanager.docker",
        "io.servermanager.docker.compose..",
        "io.servermanager.docker.engine..",
        "io.servermanager.docker.lab..",
        "io.servermanager.docker.logs..",
        "io.servermanager.docker.stats..",
        "io.servermanager.docker.update..",
        "io.servermanager.docker.verify.."
    };

    @ArchTest
    static final ArchRule coreKnowsNoPluginAndNeitherDockerNorTheLibrariesOfTheProgram = noClasses(inCore())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    DOCKER,
                    NGINX,
                    MAILCOW,
                    SYSTEM,
                    APP,
                    "com.google.inject..",
                    "jakarta.inject..",
                    "com.github.dockerjava..",
                    "picocli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule spiImportsOnlyTheJdkNullnessAnnotationsAndItself = classesIn("io.servermanager.spi..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify.annotations..", "io.servermanager.spi..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule monitoringImportsOnlyTheJdkNullnessAnnotationsTheSpiAndItself = classesIn(
                    "io.servermanager.monitor..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify.annotations..", "io.servermanager.spi..", "io.servermanager.monitor..");

    @ArchTest
    static final ArchRule dockerUsesOfOursOnlyCore = usesOfOursOnly(DOCKER, inCore());

    @ArchTest
    static final ArchRule systemUsesOfOursOnlyCore = usesOfOursOnly(SYSTEM, inCore());

    @ArchTest
    static final ArchRule nginxUsesOfOursOnlyCoreAndThePublicPartsOfDocker =
            usesOfOursOnly(NGINX, inCore().or(resideInAnyPackage(PUBLIC_DOCKER)));

    @ArchTest
    static final ArchRule mailcowUsesOfOursOnlyCoreAndThePublicPartsOfDocker =
            usesOfOursOnly(MAILCOW, inCore().or(resideInAnyPackage(PUBLIC_DOCKER)));

    @ArchTest
    static final ArchRule theProgramReachesPluginsOnlyThroughTheSpi = usesOfOursOnly(APP, inCore());

    @ArchTest
    static final ArchRule onlyOnePackageKnowsGuice = noClasses(resideOutsideOfPackage("io.servermanager.app.inject.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.inject..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.servermanager.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyOneClassStartsProcesses = noClasses(
                    named("io.servermanager.engine.process.ProcessLauncher").negate())
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callCodeUnitWhere(targets(Runtime.class, "exec"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheJournalsPackageKeepsAJournal = noClasses(
                    resideOutsideOfPackage("io.servermanager.engine.journal.."))
            .should()
            .beAssignableTo(Journal.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheEngineThatRunsStepsAddsToTheJournal = noClasses(
                    resideInAnyPackage("io.servermanager.engine.journal..", "io.servermanager.engine.run..")
                            .negate())
            .should()
            .callCodeUnitWhere(targets(Journal.class, "append"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingPrintsOutsideTheProgramsOutput = noClasses(
                    resideOutsideOfPackage("io.servermanager.app.output.."))
            .should(ACCESS_STANDARD_STREAMS)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule classNamesSayWhatAClassIs = ArchRuleDefinition.noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helpers?|Impl|Common|Misc)(\\$.*)?")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyPackageSaysThatNothingIsNullUnlessMarked =
            ArchRuleDefinition.classes().should(beInANullMarkedPackage()).allowEmptyShould(true);

    private static ArchRule usesOfOursOnly(String user, DescribedPredicate<JavaClass> used) {
        return classesIn(user)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(user).or(used).or(resideOutsideOfPackage(OURS)))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> inCore() {
        return resideInAnyPackage(CORE);
    }

    private static GivenClassesConjunction classesIn(String packages) {
        return ArchRuleDefinition.classes().that().resideInAPackage(packages);
    }

    private static GivenClassesConjunction noClasses(DescribedPredicate<? super JavaClass> which) {
        return ArchRuleDefinition.noClasses().that(which);
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return describe(name, candidate -> candidate.getName().equals(name));
    }

    private static DescribedPredicate<JavaCall<?>> targets(Class<?> owner, String method) {
        return describe("calls " + owner.getSimpleName() + "." + method, call -> {
            CodeUnitCallTarget target = call.getTarget();
            return target.getName().equals(method) && target.getOwner().isAssignableTo(owner);
        });
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                boolean marked = checked.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(checked, marked, checked.getName() + " is not in one"));
            }
        };
    }

    /** Leaves out tests, and the contract kit, which Maven may hand over as a jar. */
    static final class MainClasses implements ImportOption {

        private static final ImportOption NO_TESTS = new DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return NO_TESTS.includes(location) && !location.contains("-tests.jar");
        }
    }
}
