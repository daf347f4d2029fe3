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

package io.github.payscore;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import io.github.payscore.autoconfigure.WeChatPayAutoConfiguration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the packages of the library may know.
 *
 * @author PayScore for Spring Boot contributors
 */
// The packages are the same, whatever they are compiled with
@Tag("once")
class ArchitectureTests {

	private static final String ROOT = "io.github.payscore";

	/**
	 * From those that know nothing to those that know the ones before them.
	 */
	private static final List<String> PACKAGES = List.of("signature", "platform", "verification", "client",
			"certificates", "order", "permission", "plan", "account", "refund", "bill", "launch", "merchant",
			"notification", "outbox", "autoconfigure");

	private static final int MOST_FILES = 30;

	private static final String SIGNATURE = ROOT + ".signature..";

	private static final String FAKE = ROOT + ".test";

	private static final JavaClasses CLASSES = importMainClasses();

	@Test
	void rootKnowsNoOtherPackage() {
		check(classes().that().resideInAPackage(ROOT).should().onlyDependOnClassesThat(are(ROOT)));
	}

	@ParameterizedTest
	@FieldSource("PACKAGES")
	void packageKnowsOnlyThoseBeforeIt(String name) {
		List<String> before = PACKAGES.subList(0, PACKAGES.indexOf(name) + 1);
		check(classes().that()
			.resideInAPackage(tree(name))
			.should()
			.onlyDependOnClassesThat(
					are(Stream.concat(Stream.of(ROOT, FAKE), before.stream().map(ArchitectureTests::tree))
						.toArray(String[]::new))));
	}

	@Test
	void everyPackageHasItsPlace() {
		assertThat(CLASSES.stream().map(JavaClass::getPackageName).filter((name) -> !name.equals(ROOT)).distinct())
			.allSatisfy((name) -> assertThat(PACKAGES)
				.contains(name.substring(ROOT.length() + 1).replaceFirst("\\..*", "")));
	}

	@Test
	void noPackageHasTooManyFiles() {
		assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
			.allSatisfy((candidate) -> assertThat(files(candidate)).as(candidate.getName())
				.hasSizeLessThanOrEqualTo(MOST_FILES));
	}

	@Test
	void packagesHaveNoCycles() {
		check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
	}

	@Test
	void onlyAutoconfigureKnowsSpringBoot() {
		check(noClasses().that()
			.resideOutsideOfPackage("..autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot.."));
	}

	@Test
	void signatureKnowsNeitherWebNorJson() {
		check(noClasses().that()
			.resideInAPackage(SIGNATURE)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "tools.jackson..",
					"com.fasterxml.jackson.."));
	}

	@Test
	void onlyBouncyCastlePrivateKeyKnowsBouncyCastle() {
		check(noClasses().that()
			.doNotHaveFullyQualifiedName(ROOT + ".signature.BouncyCastlePrivateKey")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.bouncycastle.."));
	}

	@Test
	void onlyFastProviderKnowsFastProviders() {
		check(noClasses().that()
			.haveNameNotMatching(ROOT.replace(".", "\\.") + "\\.signature\\.FastProvider(\\$.*)?")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.amazon.corretto..", "org.conscrypt.."));
	}

	@Test
	void onlyConnectorsKnowReactorNetty() {
		check(noClasses().that()
			.resideOutsideOfPackage("..autoconfigure.connector..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("reactor.netty..", "io.netty.."));
	}

	@Test
	void onlyOneAutoConfigurationKnowsFakeWeChatPay() {
		check(noClasses().that()
			.resideOutsideOfPackage("..autoconfigure.test..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(FAKE));
	}

	@Test
	void onlyActuateKnowsActuator() {
		check(noClasses().that()
			.resideOutsideOfPackage("..autoconfigure.actuate..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot.actuate.."));
	}

	@Test
	void nothingBlocks() {
		check(noClasses().that()
			.doNotHaveFullyQualifiedName(ROOT + ".autoconfigure.FirstDownload")
			.and()
			.doNotHaveFullyQualifiedName(ROOT + ".autoconfigure.notification.ServletReply")
			.and()
			.doNotHaveFullyQualifiedName(ROOT + ".outbox.jdbc.BlockingWait")
			.should()
			.callMethodWhere(new BlockingCall()));
	}

	@Test
	void nothingWritesToStandardStreamsOrJavaUtilLogging() {
		check(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
		check(GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
	}

	@Test
	void everyPackageIsNullMarked() {
		JavaPackage root = CLASSES.getPackage(ROOT);
		assertThat(root.getSubpackagesInTree()).extracting(JavaPackage::getName)
			.contains(ROOT + ".signature", ROOT + ".autoconfigure.actuate");
		assertThat(root.isAnnotatedWith(NullMarked.class)).isTrue();
		assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
			.allMatch((subpackage) -> subpackage.isAnnotatedWith(NullMarked.class));
	}

	private static JavaClasses importMainClasses() {
		try {
			return new ClassFileImporter().importLocations(
					List.of(locationOf(WeChatPayException.class), locationOf(WeChatPayAutoConfiguration.class)));
		}
		catch (URISyntaxException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// A folder, or a jar if the build has packaged the library already
	private static Location locationOf(Class<?> type) throws URISyntaxException, IOException {
		Path path = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
		return Files.isDirectory(path) ? Location.of(path) : Location.of(new JarFile(path.toFile()));
	}

	// Whatever lies outside the library may be known, as far as these rules go
	private static DescribedPredicate<JavaClass> are(String... packages) {
		return JavaClass.Predicates.resideInAnyPackage(packages)
			.or(JavaClass.Predicates.resideOutsideOfPackage(ROOT + ".."));
	}

	private static String tree(String name) {
		return ROOT + "." + name + "..";
	}

	private static List<String> files(JavaPackage candidate) {
		return candidate.getClasses()
			.stream()
			.filter((type) -> !type.isArray() && !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
			.map(JavaClass::getSimpleName)
			.toList();
	}

	private static void check(ArchRule rule) {
		rule.check(CLASSES);
	}

	private static final class BlockingCall extends DescribedPredicate<JavaMethodCall> {

		private static final Set<String> BLOCKING = Set.of("block", "blockOptional", "blockFirst", "blockLast",
				"blockingGet", "toIterable", "toStream", "toFuture", "await", "join", "sleep");

		BlockingCall() {
			super("a method is called that blocks");
		}

		@Override
		public boolean test(JavaMethodCall call) {
			AccessTarget.MethodCallTarget target = call.getTarget();
			String owner = target.getOwner().getName();
			return BLOCKING.contains(target.getName()) && (owner.startsWith("reactor.")
					|| owner.startsWith("java.util.concurrent.") || owner.equals("java.lang.Thread"));
		}

	}

}
