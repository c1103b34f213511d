package io.driftmeter.examples;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** The directions of the design, over all modules together; this is the one that sees them all. */
@AnalyzeClasses(packages = "io.driftmeter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String API = "io.driftmeter.api..";
  private static final String STATS = "io.driftmeter.stats..";
  private static final String MICROMETER = "io.driftmeter.micrometer..";

  @ArchTest
  static final ArchRule theApiDependsOnNothing =
      classes()
          .that()
          .resideInAPackage(API)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(API, "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule statsKnowsTheApiButNotTheMeters =
      noClasses()
          .that()
          .resideInAPackage(STATS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(MICROMETER, "io.micrometer..", "io.driftmeter.examples..");

  @ArchTest
  static final ArchRule metersKnowTheApiButNotTheStatistics =
      noClasses()
          .that()
          .resideInAPackage(MICROMETER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STATS, "io.driftmeter.examples..");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.driftmeter.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theHotPathKnowsGridsAndNothingBehindIt = layer("recording", "grid");

  @ArchTest static final ArchRule gridsKnowNothing = layer("grid");

  @ArchTest static final ArchRule measuresKnowNothing = layer("measure");

  @ArchTest static final ArchRule inferenceKnowsMeasures = layer("inference", "measure");

  @ArchTest static final ArchRule profilesKnowGrids = layer("profile", "grid");

  @ArchTest
  static final ArchRule fleetsKnowProfilesAndNoVerdict =
      layer("fleet", "grid", "inference", "profile");

  @ArchTest
  static final ArchRule verdictsDoNotKnowTheEngine =
      layer("verdict", "grid", "measure", "inference", "profile", "recording");

  private static ArchRule layer(String name, String... mayKnow) {
    String[] allowed = new String[mayKnow.length + 1];
    allowed[0] = "io.driftmeter.stats." + name;
    for (int i = 0; i < mayKnow.length; i++) {
      allowed[i + 1] = "io.driftmeter.stats." + mayKnow[i];
    }
    return noClasses()
        .that()
        .resideInAPackage("io.driftmeter.stats." + name)
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage(STATS)
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed))))
        .as(name + " depends on " + String.join(", ", allowed) + " and no other part of stats");
  }

  /** Math may be off by one in the last place, and by another one on another JDK or machine. */
  @ArchTest
  static final ArchRule verdictsAreTheSameToTheBitOnEveryJdk =
      noClasses()
          .that()
          .resideInAPackage(STATS)
          .should()
          .callMethodWhere(
              target(owner(JavaClass.Predicates.equivalentTo(Math.class)))
                  .and(
                      target(
                          nameMatching(
                              "exp|expm1|log|log10|log1p|pow|cbrt|hypot|sin|cos|tan|asin|acos|atan"
                                  + "|atan2|sinh|cosh|tanh"))));

  /** A million virtual threads must leave nothing behind. */
  @ArchTest
  static final ArchRule nothingIsKeptPerThread =
      noClasses()
          .that()
          .resideInAnyPackage(API, STATS, MICROMETER)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocal.class);

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .that()
          .resideInAPackage("io.driftmeter..")
          .and()
          .haveSimpleName("package-info")
          .should()
          .beAnnotatedWith(NullMarked.class);

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl");
}
