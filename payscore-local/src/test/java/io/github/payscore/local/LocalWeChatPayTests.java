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

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LocalWeChatPay}.
 *
 * @author PayScore for Spring Boot contributors
 */
class LocalWeChatPayTests {

	@TempDir
	private Path folder;

	@BeforeEach
	void copyKeys() {
		KeyFolder.copyTo(this.folder);
	}

	@Test
	void startsWithOneMerchantOfEachModeAndThePage() {
		LocalWeChatPay local = RunningLocalWeChatPay.get();
		assertThat(local.merchantNames()).containsExactly("oversea", "direct", "partner");
		assertThat(local.merchant("oversea").mode()).isEqualTo(FakeMode.OVERSEA_PARTNER);
		assertThat(local.merchant("direct").mode()).isEqualTo(FakeMode.DIRECT);
		assertThat(local.merchant("partner").mode()).isEqualTo(FakeMode.PARTNER);
		HttpResponse<String> page = get(local.pageUrl() + "/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains(local.merchant("direct").mchid());
		assertThat(Welcome.text(local)).contains(local.baseUrl(), local.pageUrl() + "/",
				local.folder().resolve("partner").resolve(".env").toString());
	}

	@Test
	void keysStayBetweenStartsAndOrdersDoNot() {
		List<String> before;
		try (LocalWeChatPay local = builder().start()) {
			before = keys(local);
			local.merchant("direct").seedOrder("ORDER-1");
			local.merchant("direct").rotateCertificate();
		}
		try (LocalWeChatPay local = builder().start()) {
			assertThat(keys(local)).isEqualTo(before).doesNotHaveDuplicates();
			assertThat(local.merchant("direct").orders()).isEmpty();
			assertThat(local.merchant("direct").certificates()).hasSize(1);
		}
	}

	private static List<String> keys(LocalWeChatPay local) {
		return local.merchantNames()
			.stream()
			.map(local::merchant)
			.flatMap((it) -> Stream.of(it.merchantPrivateKeyPem(), it.merchantSerial(), it.platformPublicKeyPem(),
					it.platformPublicKeyId(), it.platformCertificatePem(), it.apiV3Key(), it.apiV2Key()))
			.toList();
	}

	@Test
	void filesForApplicationsAreWrittenForTheOwnerOnly() throws IOException {
		LocalWeChatPay local = RunningLocalWeChatPay.get();
		FakeWeChatPay partner = local.merchant("partner");
		Path files = local.folder().resolve("partner");
		assertThat(RunningProgram.environment("partner")).containsEntry("WECHATPAY_BASE_URL", local.baseUrl())
			.containsEntry("WECHATPAY_SERIAL", partner.merchantSerial())
			.containsEntry("WECHATPAY_PRIVATE_KEY_PATH", files.resolve("apiclient_key.pem").toString())
			.containsEntry("WECHATPAY_PAYSCORE_SUB_MCHID", "1900000111")
			.containsEntry("PAYSCORE_LOCAL_URL", local.pageUrl());
		assertThat(files.resolve("pub_key.pem")).hasContent(partner.platformPublicKeyPem());
		PropertySource<?> yaml = new YamlPropertySourceLoader()
			.load("test", new FileSystemResource(files.resolve("application.yml")))
			.get(0);
		partner.properties().forEach((name, value) -> {
			String expected = value.startsWith("base64:") ? files.toUri().toString() : value;
			assertThat(String.valueOf(yaml.getProperty(name))).as(name).startsWith(expected);
		});
		for (String name : List.of(".env", "application.yml", "apiclient_key.pem", "keys.properties")) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.resolve(name)))).as(name)
				.isEqualTo("rw-------");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "port", "pagePort" })
	void portThatIsTakenIsNamed(String argument) throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			LocalWeChatPay.Builder builder = builder();
			LocalWeChatPay.Builder unused = argument.equals("port") ? builder.port(taken.getLocalPort())
					: builder.pagePort(taken.getLocalPort());
			assertThatExceptionOfType(LocalWeChatPayException.class).isThrownBy(builder::start)
				.withMessage("Port %d of 127.0.0.1 is taken: does a local WeChat Pay run already? "
						+ "Choose another '%s', or 0 for a free one", taken.getLocalPort(), argument)
				.matches((ex) -> ex.argument().equals(argument));
		}
	}

	@Test
	void folderThatIsNoneIsNamed() throws IOException {
		Path file = Files.createFile(this.folder.resolve("file"));
		assertThatExceptionOfType(LocalWeChatPayException.class).isThrownBy(() -> builder().folder(file).start())
			.withMessageStartingWith("The local WeChat Pay cannot write its keys and files to " + file)
			.matches((ex) -> ex.argument().equals("folder"));
	}

	@ParameterizedTest
	@CsvSource({ "apiclient_key.pem, is no private key", "apiclient_cert.pem, is no certificate",
			"wechatpay_cert.pem, is no certificate", "wechatpay-secret-of-pub_key.pem, is no private key",
			"keys.properties, has no public-key-id" })
	void fileThatIsDamagedIsNamed(String name, String problem) throws IOException {
		Path file = this.folder.resolve("direct").resolve(name);
		Files.writeString(file, "damaged");
		assertThatExceptionOfType(LocalWeChatPayException.class).isThrownBy(() -> builder().start())
			.withMessage("%s %s. Delete the folder %s: new keys are made at the next start, "
					+ "and applications need these then", file, problem, file.getParent());
		Files.delete(file);
		assertThatExceptionOfType(LocalWeChatPayException.class).isThrownBy(() -> builder().start())
			.withMessageStartingWith(file + " is missing. Delete the folder");
	}

	@Test
	void keyOfAnotherCertificateIsNamed() throws IOException {
		Path direct = this.folder.resolve("direct");
		Files.copy(this.folder.resolve("partner/wechatpay_cert.pem"), direct.resolve("other"));
		Files.move(direct.resolve("other"), direct.resolve("wechatpay_cert.pem"), StandardCopyOption.REPLACE_EXISTING);
		assertThatExceptionOfType(LocalWeChatPayException.class).isThrownBy(() -> builder().start())
			.withMessageStartingWith(direct.resolve("wechatpay_cert.pem") + " is not of the key beside it. Delete");
	}

	@Test
	void failureNamesTheProperty() {
		LocalWeChatPayException failure = LocalWeChatPayException.port("pagePort", 1, new IllegalStateException());
		FailureAnalysis analysis = new LocalWeChatPayFailureAnalyzer().analyze(failure, failure);
		assertThat(analysis.getAction()).contains("'payscore.local.page-port'");
		assertThat(analysis.getDescription()).contains("Port 1");
	}

	private LocalWeChatPay.Builder builder() {
		return LocalWeChatPay.builder().port(0).pagePort(0).folder(this.folder);
	}

	private static HttpResponse<String> get(String url) {
		return RunningLocalWeChatPay.send(HttpRequest.newBuilder(URI.create(url)).build());
	}

}
