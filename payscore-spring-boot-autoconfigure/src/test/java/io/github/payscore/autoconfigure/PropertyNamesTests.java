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

package io.github.payscore.autoconfigure;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.core.io.DefaultResourceLoader;
import reactor.test.StepVerifier;

import io.github.payscore.autoconfigure.merchant.KeySources;
import io.github.payscore.autoconfigure.merchant.PropertiesMerchant;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.autoconfigure.property.KeyFiles;
import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.autoconfigure.provider.PropertiesCryptoProvider;
import io.github.payscore.client.CertificatePlatform;
import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.order.CancelOrderRequest;
import io.github.payscore.order.PayScoreOrderTemplate;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.platform.RotatingPlatformKeys;
import io.github.payscore.platform.TestCertificate;
import io.github.payscore.signature.MerchantCredentials;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link PropertyNames}: whatever is wrong with a merchant, messages name the
 * properties that this merchant was bound from.
 *
 * @author PayScore for Spring Boot contributors
 */
class PropertyNamesTests {

	private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

	private static final List<String> PREFIXES = List.of("wechatpay", "wechatpay.merchants.hk");

	private static final Pattern PROPERTY = Pattern.compile("wechatpay\\.[a-z][a-z0-9.-]*[a-z0-9]");

	private static final Map<String, String> VALID = Map.of("mchid", TestKeys.MCHID, "serial", TestKeys.MERCHANT_SERIAL,
			"private-key-path", "classpath:keys/merchant-pkcs8.pem", "platform-public-key-id", TestKeys.PUBLIC_KEY_ID,
			"platform-public-key-path", "classpath:keys/platform-public.pem", "crypto-provider", "jdk");

	private static final List<Mistake> MISTAKES = List.of(mistake("mchid", "mchid=12 34"),
			mistake("serial", "serial=0A1B2G"), mistake("serial", "serial="),
			mistake("serial", "serial=" + TestKeys.PLATFORM1_SERIAL, "private-key-path=classpath:keys/merchant.p12"),
			mistake("private-key-path", "private-key-path=file:/no/such.pem"),
			mistake("private-key-path", "private-key-path="), mistake("private-key-path", "private-key-path=base64:*"),
			mistake("private-key-path", "private-key-path=classpath:keys/ec-pkcs8.pem"),
			mistake("private-key-path", "private-key-path=classpath:keys/expired.p12", "serial="),
			mistake("ssl-bundle", "private-key-path=", "ssl-bundle=none"), mistake("ssl-bundle", "ssl-bundle=both"),
			mistake("private-key-password", "private-key-path=classpath:keys/merchant.p12",
					"private-key-password=open-sesame"),
			mistake("private-key-password", "private-key-path=classpath:keys/merchant-password.p12"),
			mistake("platform-cert", "platform-cert=classpath:keys/platform-public.pem"),
			mistake("platform-cert", "platform-cert=classpath:keys/expired-certificate.pem"),
			mistake("platform-cert", "platform-cert=classpath:keys/merchant-certificate.pem"),
			mistake("platform-public-key-id", "platform-public-key-id=PUB_KEY_ID_"),
			mistake("platform-public-key-id", "platform-public-key-id="),
			mistake("platform-public-key-path", "platform-public-key-path="),
			mistake("platform-public-key-path", "platform-public-key-path=classpath:keys/message.txt"),
			mistake("platform-public-key-path", "platform-public-key-path=classpath:keys/merchant-public.pem"),
			mistake("api-v3-key", "api-v3-key=short"), mistake("api-v2-key", "api-v2-key=short"),
			mistake("base-url", "base-url=ftp://example.org"),
			mistake("backup-base-url", "backup-base-url=example.org"), mistake("connect-timeout", "connect-timeout=0"),
			mistake("response-timeout", "response-timeout=-1s"), mistake("call-timeout", "call-timeout=25h"),
			mistake("language", "language=fr"), mistake("max-response-size", "max-response-size=0"),
			mistake("crypto-provider", "crypto-provider=OpenSSL"),
			mistake("retry.max-attempts", "retry.max-attempts=0"),
			mistake("retry.first-backoff", "retry.first-backoff=0"),
			mistake("retry.max-backoff", "retry.max-backoff=25h"),
			mistake("pool.max-connections", "pool.max-connections=0"),
			mistake("pool.max-pending", "pool.max-pending=0"),
			mistake("certificates.refresh", "certificates.refresh=true"),
			mistake("certificates.path", "certificates.refresh=true", "api-v3-key=" + CertificatePlatform.API_V3_KEY,
					"certificates.path=v3"),
			mistake("certificates.refresh-interval", "certificates.refresh=true",
					"api-v3-key=" + CertificatePlatform.API_V3_KEY, "certificates.refresh-interval=0"),
			mistake("certificates.startup-timeout", "certificates.refresh=true",
					"api-v3-key=" + CertificatePlatform.API_V3_KEY, "certificates.startup-timeout=-1s"));

	private static final TestCertificate CERTIFICATE = TestCertificate.create();

	@Test
	void ofWhenSettingOfLibraryIsGivenThenNamesItsProperty() {
		PropertyNames names = new PropertyNames("wechatpay.merchants.hk");
		assertThat(names.of("baseUrl")).isEqualTo("wechatpay.merchants.hk.base-url");
		assertThat(names.of("private-key-path")).isEqualTo("wechatpay.merchants.hk.private-key-path");
		assertThat(names.within("retry").of("maxAttempts")).isEqualTo("wechatpay.merchants.hk.retry.max-attempts");
	}

	@Test
	void mistakesAreThereForEveryPropertyOfMerchant() {
		Stream<String> tested = Stream.concat(MISTAKES.stream().map(Mistake::property),
				Stream.of("payscore.mode", "payscore.service-id", "payscore.sub-mchid", "payscore.appid",
						"payscore.sub-appid", "reload-on-update", "observations.merchant",
						"merchant-repository.max-entries", "merchant-repository.max-age"));
		assertThat(SettableProperties.names("", new WeChatPayProperties()))
			.containsExactlyInAnyOrderElementsOf(tested.distinct().toList());
	}

	static Stream<Arguments> mistakes() {
		return PREFIXES.stream().flatMap((prefix) -> MISTAKES.stream().map((mistake) -> Arguments.of(prefix, mistake)));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void useWhenPropertyIsWrongThenNamesItWithItsPrefix(String prefix, Mistake mistake) {
		PropertyNames names = new PropertyNames(prefix);
		WeChatPayProperties properties = bind(prefix, mistake.values());
		assertThatExceptionOfType(InvalidWeChatPayConfigurationException.class).isThrownBy(() -> use(properties, names))
			.satisfies((ex) -> {
				assertThat(ex.getDescription()).contains("'%s.%s'".formatted(prefix, mistake.property()));
				assertThatOnlyNames(prefix, ex.getMessage());
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay", "wechatpay.merchants.hk" })
	void useWhenThereIsNoKeyThenNamesWhatToSet(String prefix) {
		WeChatPayProperties properties = bind(prefix,
				Map.of("platform-public-key-id", "", "platform-public-key-path", ""));
		assertThatExceptionOfType(InvalidWeChatPayConfigurationException.class)
			.isThrownBy(() -> use(properties, new PropertyNames(prefix)))
			.satisfies((ex) -> {
				assertThat(ex.getAction()).contains(prefix + ".platform-public-key-id", prefix + ".api-v3-key");
				assertThatOnlyNames(prefix, ex.getMessage());
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay", "wechatpay.merchants.hk" })
	void useWhenConnectionDetailsOutrankThenNamesThemAndTheProperty(String prefix) {
		PropertyNames names = new PropertyNames(prefix);
		ConnectionSettings settings = new ConnectionSettings(bind(prefix, Map.of()), names,
				new WeChatPayConnectionDetails() {

					@Override
					public String getMchid() {
						return "12 34";
					}

				});
		assertThatExceptionOfType(InvalidWeChatPayConfigurationException.class)
			.isThrownBy(() -> settings.use((properties) -> use(properties, names)))
			.satisfies((ex) -> {
				assertThat(ex.getDescription()).contains("give for '%s.mchid' cannot be used".formatted(prefix));
				assertThatOnlyNames(prefix, ex.getMessage());
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay", "wechatpay.merchants.hk" })
	void cancelWhenIdentityIsMissingThenNamesItsProperty(String prefix) {
		PropertyNames payscore = new PropertyNames(prefix).within("payscore");
		WeChatPayClient client = mock();
		CancelOrderRequest request = CancelOrderRequest.ofReason("changed my mind");
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> new PayScoreOrderTemplate(client, null, null, payscore::mention).cancel("ORDER-1", request))
			.withMessage("'serviceId' is missing: set it in the request, or set the property '%s.payscore.service-id'"
				.formatted(prefix));
		assertThatIllegalArgumentException().isThrownBy(
				() -> new PayScoreOrderTemplate(client, "500001", null, payscore::mention).cancel("ORDER-1", request))
			.withMessage("'subMchid' is missing: set it in the request, or set the property '%s.payscore.sub-mchid'"
				.formatted(prefix));
	}

	static Stream<Arguments> failedDownloads() {
		return PREFIXES.stream()
			.flatMap((prefix) -> Stream.of(FailedDownload.values()).map((download) -> Arguments.of(prefix, download)));
	}

	@ParameterizedTest
	@MethodSource("failedDownloads")
	void startWhenDownloadFailsThenNamesWhatToSet(String prefix, FailedDownload download) {
		PropertyNames names = new PropertyNames(prefix);
		try (CertificatePlatform platform = new CertificatePlatform()) {
			download.prepare(platform);
			WeChatPayProperties properties = bind(prefix, download(platform, TIME_LIMIT));
			assertThatExceptionOfType(InvalidWeChatPayConfigurationException.class)
				.isThrownBy(() -> use(properties, names))
				.satisfies((ex) -> {
					assertThat(ex.getMessage()).contains("'%s.%s'".formatted(prefix, download.property));
					assertThatOnlyNames(prefix, ex.getMessage());
				});
		}
	}

	@ParameterizedTest
	@MethodSource("failedDownloads")
	void callWhenDownloadFailsThenStatusAndCallNameWhatToSet(String prefix, FailedDownload download) {
		PropertyNames names = new PropertyNames(prefix);
		try (CertificatePlatform platform = new CertificatePlatform()) {
			download.prepare(platform);
			WeChatPayProperties properties = bind(prefix, download(platform, Duration.ZERO));
			MerchantCredentials credentials = merchant(properties, names).credentials();
			PlatformKeyDownload keys = platformKeyDownload(properties, names, credentials,
					new FirstDownload(properties, names));
			RotatingPlatformKeys rotating = keys.start(PlatformKeys.none());
			try (CloseableWeChatPayClient client = client(properties, names, credentials, rotating).build()) {
				StepVerifier.create(client.post("/v3/x").retrieve(Void.class)).expectErrorSatisfies((failure) -> {
					assertThat(failure).hasMessageContaining("'%s.%s'".formatted(prefix, download.property));
					assertThatOnlyNames(prefix, failure.getMessage());
				}).verify(TIME_LIMIT);
				assertThat(rotating.getStatus().failure()).contains("'%s.%s'".formatted(prefix, download.property));
				assertThatOnlyNames(prefix, rotating.getStatus().failure());
			}
			finally {
				keys.destroy();
			}
		}
	}

	private static Map<String, String> download(CertificatePlatform platform, Duration startupTimeout) {
		Map<String, String> values = new LinkedHashMap<>();
		platform.properties().forEach((name, value) -> values.put(name.substring("wechatpay.".length()), value));
		values.put("platform-public-key-id", "");
		values.put("platform-public-key-path", "");
		values.put("certificates.startup-timeout", startupTimeout.toString());
		return values;
	}

	private static Mistake mistake(String property, String... pairs) {
		return new Mistake(property, List.of(pairs));
	}

	private static WeChatPayProperties bind(String prefix, Map<String, String> values) {
		Map<String, String> all = new LinkedHashMap<>();
		VALID.forEach((name, value) -> all.put(prefix + "." + name, value));
		values.forEach((name, value) -> all.put(prefix + "." + name, value));
		return new Binder(new MapConfigurationPropertySource(all)).bind(prefix, WeChatPayProperties.class).get();
	}

	// All that is made of the properties of one merchant
	private static PlatformKeys use(WeChatPayProperties properties, PropertyNames names) {
		PropertiesMerchant merchant = merchant(properties, names);
		PropertiesMerchant.checkApiKeys(properties, names);
		MerchantCredentials credentials = merchant.credentials();
		new PropertiesCryptoProvider(properties.getCryptoProvider(), names.of("crypto-provider"), credentials)
			.prepare();
		connect(properties, names);
		client(properties, names, credentials, PlatformKeys.none());
		PlatformKeys known = merchant.platformKeys(credentials);
		FirstDownload firstDownload = new FirstDownload(properties, names);
		if (!merchant.isDownloadWanted(known, credentials)) {
			return known;
		}
		PlatformKeyDownload download = platformKeyDownload(properties, names, credentials, firstDownload);
		try {
			RotatingPlatformKeys keys = download.start(known);
			firstDownload.afterSingletonsInstantiated();
			return keys;
		}
		finally {
			download.destroy();
		}
	}

	private static void connect(WeChatPayProperties properties, PropertyNames names) {
		try {
			new HttpConnector(ClientHttpConnectorBuilder.reactor(), null, properties, names).destroy();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static PlatformKeyDownload platformKeyDownload(WeChatPayProperties properties, PropertyNames names,
			MerchantCredentials credentials, FirstDownload firstDownload) {
		MerchantConnection connection = new MerchantConnection(properties, names, null);
		return new PlatformKeyDownload(properties, names, () -> credentials, InstantSource.system(),
				(keys) -> client(properties, names, credentials, keys),
				(keys) -> firstDownload.await(connection, keys));
	}

	private static WeChatPayClientBuilder client(WeChatPayProperties properties, PropertyNames names,
			MerchantCredentials credentials, PlatformKeys keys) {
		WeChatPayClientBuilder builder = WeChatPayClient.builder(credentials, keys);
		new ClientSettings(properties, names).applyTo(builder);
		return builder;
	}

	private static PropertiesMerchant merchant(WeChatPayProperties properties, PropertyNames names) {
		return new PropertiesMerchant(properties, names,
				new KeySources(new KeyFiles(new DefaultResourceLoader()), () -> null, InstantSource.system()));
	}

	private static void assertThatOnlyNames(String prefix, @Nullable String message) {
		assertThat(PROPERTY.matcher(String.valueOf(message)).results().map((match) -> match.group())).isNotEmpty()
			.allMatch((property) -> property.startsWith(prefix + "."));
	}

	private record Mistake(String property, List<String> pairs) {

		Map<String, String> values() {
			Map<String, String> values = new LinkedHashMap<>();
			for (String pair : this.pairs) {
				int end = pair.indexOf('=');
				values.put(pair.substring(0, end), pair.substring(end + 1));
			}
			return values;
		}

		@Override
		public String toString() {
			return String.join(", ", this.pairs);
		}

	}

	/**
	 * Why no certificate can be downloaded, and a property that has to do with it.
	 */
	private enum FailedDownload {

		NO_CERTIFICATES("platform-public-key-id") {
			@Override
			void prepare(CertificatePlatform platform) {
				platform.answerList(404, "{\"code\":\"RESOURCE_NOT_EXISTS\",\"message\":\"none\"}");
			}
		},

		WRONG_API_V3_KEY("api-v3-key") {
			@Override
			void prepare(CertificatePlatform platform) {
				platform.listEntries(CERTIFICATE.entry("another key another key another."));
				platform.signWith(CERTIFICATE);
			}
		},

		OWN_CERTIFICATE("base-url") {
			@Override
			void prepare(CertificatePlatform platform) {
				platform.list(CertificatePlatform.certificateOfMerchant());
				platform.signWith(CERTIFICATE);
			}
		},

		REFUSED("private-key-path") {
			@Override
			void prepare(CertificatePlatform platform) {
				platform.answerList(401, "{\"code\":\"SIGN_ERROR\",\"message\":\"wrong\"}");
			}
		};

		private final String property;

		FailedDownload(String property) {
			this.property = property;
		}

		abstract void prepare(CertificatePlatform platform);

	}

}
