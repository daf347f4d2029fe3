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

package io.github.payscore.local;

import java.util.Arrays;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What the packages of the local WeChat Pay may know.
 *
 * @author PayScore for Spring Boot contributors
 */
// The packages are the same, whatever they are compiled with
@Tag("once")
class ArchitectureTests {

	private static final String ROOT = "io.github.payscore.local";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	@ParameterizedTest
	@CsvSource({ "credentials,", "view,credentials", "web,", "command,view credentials", "page,view credentials" })
	void packageKnowsThoseBelowItOnly(String name, String below) {
		String[] known = Stream
			.concat(Stream.of(name), (below != null) ? Arrays.stream(below.split(" ")) : Stream.empty())
			.map((it) -> ROOT + "." + it)
			.toArray(String[]::new);
		classes().that()
			.resideInAPackage(ROOT + "." + name)
			.should()
			.onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage(ROOT + "..")
				.or(JavaClass.Predicates.resideInAnyPackage(known)))
			.check(CLASSES);
	}

	@Test
	void onlyTheFakeOfTheProjectIsKnown() {
		noClasses().should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("io.github.payscore..")
				.and(JavaClass.Predicates.resideOutsideOfPackages(ROOT + "..", "io.github.payscore.test",
						"io.github.payscore.test.money", "io.github.payscore.test.service")))
			.check(CLASSES);
	}

	@Test
	void theServerKnowsNoBoot() {
		noClasses().that()
			.resideInAnyPackage(ROOT + ".web", ROOT + ".command", ROOT + ".page", ROOT + ".view")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..")
			.check(CLASSES);
	}

}
