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

package io.github.payscore.fuzz;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.core.io.ClassPathResource;

import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Coverage-guided fuzz tests of what reads untrusted or damaged input. An exception that
 * is not documented is a finding, and so are a crash, a hang and memory running out.
 *
 * @author PayScore for Spring Boot contributors
 */
@Tag("load")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64",
		disabledReason = "Jazzer needs native code, and these tests were tried with that for Linux on x86-64 only")
class FuzzTests {

	private static final List<String> PEM_WITH_DER = List.of("merchant-pkcs8", "merchant-pkcs1",
			"merchant-pkcs8-aes256", "merchant-pkcs8-sha1-3des", "ec-pkcs8", "merchant-public", "ec-public",
			"merchant-certificate", "ec-certificate");

	private static final Map<String, String> EVENTS = Map.of("PAYSCORE.USER_PAID", "user-paid.json",
			"PAYSCORE.USER_CONFIRM", "user-confirm.json", "PAYSCORE.USER_OPEN_SERVICE", "user-open-service.json",
			"REFUND.SUCCESS", "refund-success.json");

	@Test
	void fuzzingFindsPlantedBug() throws Exception {
		FuzzResult result = new FuzzRun(PlantedBugFuzzTarget.class).start(2_000_000);
		assertThat(result.exitCode()).as(result.output()).isEqualTo(FuzzResult.FOUND_SOMETHING);
		assertThat(result.output()).contains("IllegalStateException: The planted bug");
		assertThat(result.findings()).isDirectoryContaining("glob:**/crash-*");
	}

	@Test
	void keyFilesAreReadOrRefused() throws Exception {
		FuzzRun run = new FuzzRun(KeyFilesFuzzTarget.class)
			.instrument("org.bouncycastle.asn1.**", "org.bouncycastle.openssl.**", "org.bouncycastle.pkcs.**")
			.instrument("sun.security.pkcs.**", "sun.security.pkcs12.**", "sun.security.rsa.**", "sun.security.x509.**",
					"sun.security.util.Der**")
			.dictionary("fuzz/key-files/key-files.dict")
			.seeds("keys");
		for (String name : PEM_WITH_DER) {
			run.seed(name + ".der", Base64.getDecoder().decode(TestKeys.body(name + ".pem")));
		}
		assertThatNothingIsFound(run.start(800));
	}

	@Test
	void signedNotificationsAreParsedOrRefused() throws Exception {
		FuzzRun run = new FuzzRun(SignedNotificationFuzzTarget.class).instrument("tools.jackson.core.**")
			.dictionary("fuzz/notification/notification.dict")
			.seeds("fuzz/notification/body")
			.seeds("fuzz/notification/resource");
		for (Map.Entry<String, String> event : EVENTS.entrySet()) {
			run.seed("encrypted-" + event.getValue(), body(event.getKey(), event.getValue()));
		}
		assertThatNothingIsFound(run.start(5_000));
	}

	@Test
	void unsignedNotificationsAreRefused() throws Exception {
		assertThatNothingIsFound(
				new FuzzRun(UnsignedNotificationFuzzTarget.class).dictionary("fuzz/notification/notification.dict")
					.seeds("fuzz/notification/request")
					.start(10_000));
	}

	private static byte[] body(String event, String name) throws IOException {
		return TestNotifications.envelope(event,
				new ClassPathResource("fuzz/notification/resource/" + name).getContentAsByteArray());
	}

	private static void assertThatNothingIsFound(FuzzResult result) {
		assertThat(result.exitCode()).as(result.output()).isEqualTo(FuzzResult.FOUND_NOTHING);
		assertThat(result.initialCoverage()).as(result.output()).isPositive();
		assertThat(result.finalCoverage()).as(result.output()).isGreaterThan(result.initialCoverage());
	}

}
