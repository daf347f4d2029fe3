/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.test;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the packages of the test kit may know.
 *
 * @author PayScore for Spring Boot contributors
 */
// The packages are the same, whatever they are compiled with
@Tag("once")
class ArchitectureTests {

	private static final String ROOT = "io.github.payscore.test";

	private static final String[] INTERNAL = Stream
		.of("rules", "keys", "state", "notification", "platform", "mainland", "oversea")
		.map(ArchitectureTests::named)
		.toArray(String[]::new);

	/**
	 * The packages for users: that of the fake, and those of what it plays beside orders.
	 */
	private static final int OPEN = 3;

	private static final int MAX_FILES = 30;

	private static final JavaClasses CLASSES = mainClasses();

	@ParameterizedTest
	@CsvSource({ "rules,", "keys,rules", "state,rules", "notification,rules keys state",
			"platform,rules keys state notification", "mainland,rules keys state notification platform",
			"oversea,rules keys state notification platform", "service,rules keys state notification platform",
			"money,rules keys state notification platform" })
	void packageKnowsThoseBelowItOnly(String name, String below) {
		String[] known = Stream
			.concat(Stream.of(name), (below != null) ? Arrays.stream(below.split(" ")) : Stream.empty())
			.map(ArchitectureTests::named)
			.toArray(String[]::new);
		classes().that()
			.resideInAPackage(named(name))
			.should()
			.onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..")
				.or(JavaClass.Predicates.resideInAnyPackage(known)))
			.check(CLASSES);
	}

	@Test
	void internalPackagesShareNothingWithTheLibrary() {
		noClasses().that()
			.resideInAnyPackage(INTERNAL)
			.should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.github.payscore..")
				.and(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..")))
			.check(CLASSES);
	}

	@Test
	void internalPackagesKnowNeitherSpringNorJUnit() {
		noClasses().that()
			.resideInAnyPackage(INTERNAL)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "org.junit..")
			.check(CLASSES);
	}

	@Test
	void onlyPlatformKnowsNettyAndOnlyItsPublicInterface() {
		noClasses().that()
			.resideOutsideOfPackage(named("platform"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.netty..")
			.check(CLASSES);
		noClasses().should().dependOnClassesThat().resideInAnyPackage("io.netty..internal..").check(CLASSES);
	}

	@Test
	void whatUsersSeeShowsNothingInternal() {
		codeUnits().that()
			.areDeclaredInClassesThat()
			.resideInAPackage(ROOT)
			.and(isVisible())
			.and()
			.areDeclaredInClassesThat(isVisible())
			.should(showNothingInternal())
			.check(CLASSES);
	}

	@Test
	void packagesHaveAtMostThirtyFiles() {
		Map<String, Long> files = CLASSES.stream()
			.filter(JavaClass::isTopLevelClass)
			.collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
		assertThat(files).hasSize(INTERNAL.length + OPEN)
			.allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MAX_FILES));
	}

	private static JavaClasses mainClasses() {
		try {
			return new ClassFileImporter()
				.importPath(Path.of(FakeWeChatPay.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String named(String name) {
		return ROOT + "." + name;
	}

	private static DescribedPredicate<HasModifiers> isVisible() {
		return DescribedPredicate.describe("visible", (it) -> it.getModifiers().contains(JavaModifier.PUBLIC)
				|| it.getModifiers().contains(JavaModifier.PROTECTED));
	}

	private static ArchCondition<JavaCodeUnit> showNothingInternal() {
		DescribedPredicate<JavaClass> internal = JavaClass.Predicates.resideInAnyPackage(INTERNAL);
		return new ArchCondition<>("show nothing internal") {

			@Override
			public void check(JavaCodeUnit unit, ConditionEvents events) {
				Stream
					.concat(unit.getReturnType().getAllInvolvedRawTypes().stream(),
							unit.getParameterTypes().stream().flatMap((type) -> type.getAllInvolvedRawTypes().stream()))
					.filter(internal)
					.forEach((type) -> events
						.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " shows " + type.getName())));
			}

		};
	}

}
