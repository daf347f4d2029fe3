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

package io.github.payscore.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.certificates.CertificateDownload;
import io.github.payscore.platform.PlatformCertificateException;
import io.github.payscore.platform.PlatformCertificateException.Reason;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;
import io.github.payscore.platform.TestCertificate;
import io.github.payscore.signature.ApiV3Key;
import io.github.payscore.test.FakeAnswer;
import io.github.payscore.test.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RotatingPlatformKeys} that are downloaded, and for calls that need
 * them.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
class CertificateDownloadTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final TestCertificate OLD = TestCertificate.create();

	private static final TestCertificate NEW = TestCertificate.create();

	private final CertificatePlatform platform = new CertificatePlatform();

	private final PlatformKeys publicKey = PlatformKeys.of(List.of(FakeMerchant.publicKey(this.platform.fake())));

	@AfterEach
	void close() {
		this.platform.close();
	}

	@Test
	void downloadWhenFirstThenIsSignedAndCheckedWithWhatItBrought() throws Exception {
		this.platform.rotate(OLD, NEW);
		try (RotatingPlatformKeys keys = keys()) {
			StepVerifier.create(keys.ready()).expectComplete().verify(TIME_LIMIT);
			assertThat(keys.serials()).containsExactly(OLD.serial(), NEW.serial());
		}
		RecordedRequest request = this.platform.fake().lastRequest();
		assertThat(TestSignature.isSignedBy(this.platform.fake(), request)).isTrue();
		assertThat(request.target()).isEqualTo("/v3/global/certificates");
		assertThat(request.header("Wechatpay-Serial")).isNull();
		assertThat(request.header("Accept")).isEqualTo("application/json");
	}

	@Test
	void downloadWhenSignedByStrangerThenIsRefused() {
		this.platform.list(OLD);
		this.platform.signWith(NEW);
		assertThatDownloadFails(Reason.TEMPORARY, "GET /v3/global/certificates was answered 200, but the answer is not "
				+ "verified: the serial %s is not among the configured [%s].".formatted(NEW.serial(), OLD.serial()));
	}

	@Test
	void downloadWhenSignatureIsWrongThenIsRefused() {
		this.platform.list(OLD);
		String list = "{\"data\":[" + OLD.entry(CertificatePlatform.API_V3_KEY) + "]}";
		this.platform.fake()
			.otherCalls()
			.answer("GET", CertificatePlatform.PATH,
					FakeAnswer.of(200, list)
						.withoutHeader("Request-ID")
						.header("Wechatpay-Serial", OLD.serial())
						.header("Wechatpay-Signature", OLD.sign("something else")));
		assertThatDownloadFails(Reason.TEMPORARY, "GET /v3/global/certificates was answered 200, but the answer is not "
				+ "verified: its signature does not match, by the key %s.".formatted(OLD.serial()));
	}

	@Test
	void downloadWhenLaterOneIsSignedByKnownCertificateThatIsNotListedThenIsVerified() {
		this.platform.rotate(OLD);
		try (RotatingPlatformKeys keys = keys()) {
			StepVerifier.create(keys.ready()).expectComplete().verify(TIME_LIMIT);
			this.platform.list(NEW);
			StepVerifier.create(keys.refresh()).expectComplete().verify(TIME_LIMIT);
			assertThat(keys.serials()).containsExactly(OLD.serial(), NEW.serial());
		}
	}

	@Test
	void downloadWhenBesidePublicKeyThenAsksForIt() {
		this.platform.list(OLD);
		this.platform.signWithPublicKey();
		try (RotatingPlatformKeys keys = keys(this.platform.clientBuilder(this.publicKey), this.publicKey)) {
			StepVerifier.create(keys.refresh()).expectComplete().verify(TIME_LIMIT);
			assertThat(keys.serials()).containsExactly(CertificatePlatform.PUBLIC_KEY_ID, OLD.serial());
		}
		assertThat(this.platform.serialsOfRequests()).containsExactly(CertificatePlatform.PUBLIC_KEY_ID);
	}

	@Test
	void downloadWhenOneEntryIsBadThenTheOthersAreUsed(CapturedOutput output) {
		TestCertificate expired = TestCertificate.create(Instant.now().minusSeconds(60));
		TestCertificate weak = TestCertificate.create(Instant.now().plusSeconds(600), 1024);
		String key = CertificatePlatform.API_V3_KEY;
		this.platform.listEntries(NEW.entry("another key another key another.", "A1"), NEW.entry(key, "A2"),
				expired.entry(key), weak.entry(key), OLD.entry(key).replace("AEAD_AES_256_GCM", "AEAD_SM4_GCM"),
				"{\"serial_no\":\"A3\"}", "7", NEW.entry(key).replace("\"ciphertext\":\"", "\"ciphertext\":\"!"),
				OLD.entry(key).replace("{\"serial_no\"", "{\"new\":[1],\"serial_no\""));
		this.platform.signWith(OLD);
		try (RotatingPlatformKeys keys = keys()) {
			StepVerifier.create(keys.ready()).expectComplete().verify(TIME_LIMIT);
			assertThat(keys.serials()).containsExactly(OLD.serial());
		}
		assertThat(output).contains(
				"Platform certificates that cannot be used were left out. A1: it cannot be decrypted "
						+ "with the APIv3 key; A2: the certificate itself has the serial " + NEW.serial(),
				expired.serial() + ": it expired at", OLD.serial() + ": it is encrypted with AEAD_SM4_GCM",
				NEW.serial() + ": its ciphertext is no Base64");
		assertThat(output).doesNotContain(key);
	}

	@Test
	void downloadWhenApiV3KeyIsWrongThenSaysSoAndIsNotRepeatedAtOnce() {
		this.platform.listEntries(OLD.entry("another key another key another."),
				NEW.entry("another key another key another."));
		this.platform.signWith(OLD);
		assertThatDownloadFails(Reason.WRONG_API_V3_KEY, "No platform certificate can be decrypted with the APIv3 key. "
				+ "Use the APIv3 key that is set in the merchant platform.");
		assertThat(this.platform.downloads()).isEqualTo(1);
	}

	@Test
	void downloadWhenMerchantHasNoCertificatesThenSaysToUseThePublicKey() {
		this.platform.answerList(404, "{\"code\":\"RESOURCE_NOT_EXISTS\",\"message\":\"无可用的平台证书\"}");
		assertThatDownloadFails(Reason.NO_CERTIFICATES,
				"GET /v3/global/certificates was answered 404 "
						+ "RESOURCE_NOT_EXISTS \"无可用的平台证书\". Configure the WeChat Pay public key from the merchant "
						+ "platform, the only kind of key that newer merchants have.");
	}

	@ParameterizedTest
	@CsvSource({ "401,SIGN_ERROR,REFUSED", "403,NO_AUTH,REFUSED", "400,PARAM_ERROR,REFUSED", "429,FREQUENCY,TEMPORARY",
			"500,SYSTEM_ERROR,TEMPORARY", "403,,TEMPORARY", "404,,NO_CERTIFICATES", "302,,TEMPORARY" })
	void downloadWhenRefusedThenTellsWhetherItMayWorkLater(int status, String code, Reason reason) {
		this.platform.answerList(status, (code != null) ? "{\"code\":\"" + code + "\"}" : "<html>");
		try (RotatingPlatformKeys keys = keys()) {
			StepVerifier.create(keys.ready())
				.expectErrorSatisfies(
						(failure) -> assertThat(((PlatformCertificateException) failure).getReason()).isEqualTo(reason))
				.verify(TIME_LIMIT);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "{}", "{\"data\":{}}", "[]", "null", "{\"data\":" })
	void downloadWhenAnswerIsNoListThenIsUnverified(String body) {
		this.platform.answerList(200, body);
		this.platform.signWith(OLD);
		assertThatDownloadFails(Reason.TEMPORARY,
				"GET /v3/global/certificates was answered 200, but the answer is not verified: it is no list of certificates.");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "v3/certificates", "//example.org/", "https://example.org/", "/v3/{x}", "/v3 x", "/v3#x" })
	void downloadWhenPathIsMalformedThenFails(String path) {
		WeChatPayClientBuilder builder = this.platform.clientBuilder(PlatformKeys.none());
		assertThatIllegalArgumentException().isThrownBy(() -> download(builder, path))
			.withMessage("'path' must be a path that starts with one '/', such as /v3/global/certificates");
	}

	@Test
	void closeWhenClosedThenItsThreadsEnd() throws Exception {
		this.platform.rotate(OLD);
		Set<Thread> before = ConcurrentHashMap.newKeySet();
		before.addAll(Thread.getAllStackTraces().keySet());
		RotatingPlatformKeys keys = keys();
		StepVerifier.create(keys.ready()).expectComplete().verify(TIME_LIMIT);
		List<Thread> own = Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("wechatpay") && !before.contains(thread))
			.toList();
		assertThat(own).isNotEmpty();
		keys.close();
		for (Thread thread : own) {
			thread.join(TIME_LIMIT.toMillis());
			assertThat(thread.isAlive()).as(thread.getName()).isFalse();
		}
	}

	@Test
	void callWhenSignedByCertificateNewerThanTheLastDownloadThenIsNotLost() {
		this.platform.rotate(OLD);
		try (RotatingPlatformKeys keys = keys();
				CloseableWeChatPayClient client = this.platform.clientBuilder(keys).build()) {
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
			this.platform.rotate(OLD, NEW);
			StepVerifier.create(Flux.range(0, 100).flatMap((i) -> client.post("/v3/x").retrieve(Void.class)))
				.expectComplete()
				.verify(TIME_LIMIT);
		}
		assertThat(this.platform.downloads()).isEqualTo(2);
		assertThat(this.platform.calls()).isEqualTo(101);
	}

	@Test
	void callWhenManyAreSignedByUnknownCertificateThenAreUnverifiedAndOneDownloads() {
		this.platform.rotate(OLD);
		try (RotatingPlatformKeys keys = keys();
				CloseableWeChatPayClient client = this.platform.clientBuilder(keys).build()) {
			StepVerifier.create(keys.ready()).expectComplete().verify(TIME_LIMIT);
			this.platform.signWith(NEW);
			this.platform.list(OLD);
			Mono<Void> call = client.post("/v3/x").retrieve(Void.class);
			Mono<Long> unverified = Flux.range(0, 50)
				.flatMap((i) -> call.thenReturn("verified")
					.onErrorResume(UnverifiedResponseException.class, (ex) -> Mono.just("unverified")))
				.filter("unverified"::equals)
				.count();
			StepVerifier.create(unverified).expectNext(50L).expectComplete().verify(TIME_LIMIT);
			// The list is signed by a stranger, so the download fails, and is not
			// repeated for anybody
			StepVerifier.create(unverified).expectNext(50L).expectComplete().verify(TIME_LIMIT);
		}
		assertThat(this.platform.downloads()).isEqualTo(3);
	}

	@Test
	void callWhenThereIsNoKeyYetThenWaitsAndIsSentOnce() {
		this.platform.rotate(OLD);
		this.platform.stall();
		try (RotatingPlatformKeys keys = keys();
				CloseableWeChatPayClient client = this.platform.clientBuilder(keys).build()) {
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).then(() -> {
				assertThat(this.platform.calls()).isZero();
				this.platform.letGo();
			}).expectComplete().verify(TIME_LIMIT);
		}
		assertThat(this.platform.calls()).isEqualTo(1);
	}

	@Test
	void callWhenDownloadFailsThenIsNotSentAndSaysWhy() {
		this.platform.answerList(404, "{\"code\":\"RESOURCE_NOT_EXISTS\",\"message\":\"none\"}");
		try (RotatingPlatformKeys keys = keys();
				CloseableWeChatPayClient client = this.platform.clientBuilder(keys).build()) {
			StepVerifier.create(client.post("/v3/x").repeatable().retrieve(Void.class))
				.expectErrorSatisfies((failure) -> {
					assertThat(failure).isExactlyInstanceOf(WeChatPayException.class)
						.hasMessage(
								"POST /v3/x was not sent, because there is no key of WeChat Pay to verify the answer with. "
										+ "GET /v3/global/certificates was answered 404 RESOURCE_NOT_EXISTS \"none\". Configure the "
										+ "WeChat Pay public key from the merchant platform, the only kind of key that newer merchants have. "
										+ "Nothing was sent, so the call had no effect.");
					assertThat(((WeChatPayException) failure).isOutcomeUnknown()).isFalse();
				})
				.verify(TIME_LIMIT);
		}
		assertThat(this.platform.calls()).isZero();
	}

	@Test
	void callWhenNoKeyArrivesInItsTimeThenIsNotSentAndSaysWhy() {
		this.platform.stall();
		try (RotatingPlatformKeys keys = keys();
				CloseableWeChatPayClient client = this.platform.clientBuilder(keys)
					.callTimeout(Duration.ofMillis(200))
					.build()) {
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectErrorSatisfies((failure) -> {
				assertThat(failure).hasMessage(
						"POST /v3/x was not sent, because there was no key of WeChat Pay to verify the answer with "
								+ "within the 200 ms that a call may take. It certainly had no effect.");
				assertThat(((WeChatPayException) failure).isOutcomeUnknown()).isFalse();
			}).verify(TIME_LIMIT);
		}
		assertThat(this.platform.calls()).isZero();
	}

	@Test
	void callWhenItWaitsAndClientIsClosedThenEnds() {
		this.platform.stall();
		try (RotatingPlatformKeys keys = keys()) {
			CloseableWeChatPayClient client = this.platform.clientBuilder(keys).build();
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class))
				.then(client::close)
				.expectErrorSatisfies((failure) -> {
					assertThat(failure).hasMessageContaining("when the client was closed");
					assertThat(((WeChatPayException) failure).isOutcomeUnknown()).isFalse();
				})
				.verify(TIME_LIMIT);
		}
	}

	@Test
	void callWhenManyWaitForTheFirstKeyThenRsaRunsOnThreadsForIt() {
		this.platform.rotate(OLD);
		this.platform.stall();
		Set<String> threads = ConcurrentHashMap.newKeySet();
		try (RotatingPlatformKeys keys = keys();
				CloseableWeChatPayClient client = this.platform.clientBuilder(keys).nonceGenerator(() -> {
					threads.add(Thread.currentThread().getName());
					return UUID.randomUUID().toString().replace("-", "");
				}).build()) {
			Mono<Long> calls = Flux.range(0, 50)
				.flatMap((i) -> client.post("/v3/x").retrieve(Void.class).thenReturn(i), 50)
				.count();
			StepVerifier.create(calls).then(this.platform::letGo).expectNext(50L).expectComplete().verify(TIME_LIMIT);
		}
		assertThat(threads).isNotEmpty().allSatisfy((name) -> assertThat(name).startsWith("wechatpay-signature-"));
	}

	@Test
	void callWhenPublicKeyIsAskedForButCertificateSignsThenIsVerified() {
		this.platform.rotate(OLD);
		try (RotatingPlatformKeys keys = keys(this.platform.clientBuilder(this.publicKey), this.publicKey);
				CloseableWeChatPayClient client = this.platform.clientBuilder(keys).build()) {
			StepVerifier.create(keys.refresh()).expectComplete().verify(TIME_LIMIT);
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
			assertThat(this.platform.fake().lastRequest().header("Wechatpay-Serial"))
				.isEqualTo(CertificatePlatform.PUBLIC_KEY_ID);
			this.platform.signWithPublicKey();
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectComplete().verify(TIME_LIMIT);
		}
	}

	@Test
	void callWhenNoKeyIsAskedForButPublicKeySignsThenIsUnverified() {
		this.platform.rotate(OLD);
		try (RotatingPlatformKeys keys = keys();
				CloseableWeChatPayClient client = this.platform.clientBuilder(keys).build()) {
			StepVerifier.create(keys.ready()).expectComplete().verify(TIME_LIMIT);
			this.platform.signWithPublicKey();
			StepVerifier.create(client.post("/v3/x").retrieve(Void.class))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(UnverifiedResponseException.class)
					.hasMessageContaining("the serial %s is not among".formatted(CertificatePlatform.PUBLIC_KEY_ID)))
				.verify(TIME_LIMIT);
			assertThat(this.platform.serialsOfRequests()).containsOnlyNulls();
		}
	}

	private RotatingPlatformKeys keys() {
		return keys(this.platform.clientBuilder(PlatformKeys.none()));
	}

	private RotatingPlatformKeys keys(WeChatPayClientBuilder builder) {
		return keys(builder, PlatformKeys.none());
	}

	private RotatingPlatformKeys keys(WeChatPayClientBuilder builder, PlatformKeys fixedKeys) {
		builder.retry(2, Duration.ofMillis(1), Duration.ofMillis(1));
		return RotatingPlatformKeys.builder(download(builder, CertificatePlatform.PATH)).fixedKeys(fixedKeys).build();
	}

	private CertificateDownload download(WeChatPayClientBuilder builder, String path) {
		return new CertificateDownload(builder, path, ApiV3Key.of(CertificatePlatform.API_V3_KEY),
				FakeMerchant.credentials(this.platform.fake()), InstantSource.system());
	}

	private void assertThatDownloadFails(Reason reason, String message) {
		try (RotatingPlatformKeys keys = keys()) {
			StepVerifier.create(keys.ready()).expectErrorSatisfies((failure) -> {
				assertThat(failure).isInstanceOf(PlatformCertificateException.class).hasMessage(message);
				assertThat(((PlatformCertificateException) failure).getReason()).isEqualTo(reason);
			}).verify(TIME_LIMIT);
			assertThat(keys.serials()).isEmpty();
		}
	}

}
