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

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.payscore.client.WeChatPayClient;
import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.notification.NotificationParser;
import io.github.payscore.order.PayScoreOrderOperations;
import io.github.payscore.signature.TestKeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.mockito.Mockito.mock;

/**
 * Tests for what the user of an application reads that does not start.
 *
 * @author PayScore for Spring Boot contributors
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureTests {

	private static final String SET_PRIVATE_KEY = "Set it to the location of the merchant API private key: "
			+ "RSA of at least 2048 bits, in apiclient_key.pem or apiclient_cert.p12.";

	private static final String SET_PASSWORD = "Set it to the password of the file that "
			+ "'wechatpay.private-key-path' names; for apiclient_cert.p12 that is the merchant number "
			+ "unless it was changed.";

	private static final String NOT_A_LOCATION = "The property 'wechatpay.private-key-path' cannot be used: "
			+ "It holds the content of a file and not its location.";

	private static final String GIVE_LOCATION = "Give the location of a file, or 'base64:' followed by the file "
			+ "in Base64.";

	private static final String GIVE_EXISTING = "Give the location of an existing file, with 'file:' or "
			+ "'classpath:' before it.";

	private static final String SET_BASE_URL = "Set it to an access point of WeChat Pay, for example "
			+ "https://apihk.mch.weixin.qq.com, or remove it.";

	private static final String OWN_CERTIFICATE = "The property 'wechatpay.platform-cert' cannot be used: "
			+ "It is the merchant's own certificate, by its serial number.";

	private static final String NAME_PLATFORM_CERTIFICATE = "Name a certificate of WeChat Pay, which is not the "
			+ "merchant's apiclient_cert.pem.";

	private static final String SET_CRYPTO_PROVIDER = "Set it to 'auto', to 'jdk', or to the name of a provider: "
			+ "'AmazonCorrettoCryptoProvider' or 'Conscrypt' with its library on the class path, or one that is "
			+ "registered with the JVM.";

	private final TestProperties properties = TestProperties.valid();

	@Test
	void runWhenMchidIsMalformedThenSaysSo(CapturedOutput output) {
		this.properties.with("mchid", "12 34");
		assertThatReportIs(output,
				"The property 'wechatpay.mchid' cannot be used: A merchant number has 1 to 32 digits or letters.",
				"Set it to the merchant number that WeChat Pay gave you, for example 1230000109.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:/no/such/key.pem", "/no/such/key.pem", "no-such-key.pem", "classpath:no-such.pem" })
	void runWhenPrivateKeyDoesNotExistThenSaysSo(String location, CapturedOutput output) {
		this.properties.with("private-key-path", location);
		assertThatReportIs(output,
				"The property 'wechatpay.private-key-path' cannot be used: '%s' does not exist.".formatted(location),
				GIVE_EXISTING);
	}

	@Test
	void runWhenPrivateKeyIsFolderThenSaysSo(CapturedOutput output, @TempDir Path folder) {
		this.properties.with("private-key-path", folder.toString());
		assertThatReportIs(output,
				"The property 'wechatpay.private-key-path' cannot be used: '%s' cannot be read (IOException)."
					.formatted(folder),
				"Check that the file is there, and that this process may read it.");
	}

	@Test
	void runWhenPrivateKeyIsNotSetThenSaysSo(CapturedOutput output) {
		this.properties.without("private-key-path");
		assertThatPrivateKeyIsReportedMissing(output);
	}

	@Test
	void runWhenPrivateKeyIsBlankThenSaysSo(CapturedOutput output) {
		this.properties.with("private-key-path", "");
		assertThatPrivateKeyIsReportedMissing(output);
	}

	private void assertThatPrivateKeyIsReportedMissing(CapturedOutput output) {
		assertThatReportIs(output, "The property 'wechatpay.private-key-path' is not set.",
				"Set it to the location of the merchant API private key, for example "
						+ "'file:/etc/wechatpay/apiclient_key.pem'.");
	}

	@Test
	void runWhenPrivateKeyIsPastedAsPemThenDoesNotRepeatIt(CapturedOutput output) {
		this.properties.with("private-key-path", TestKeys.text("merchant-pkcs8.pem"));
		assertThatReportIs(output, NOT_A_LOCATION, GIVE_LOCATION);
		assertThat(output).doesNotContain(TestKeys.body("merchant-pkcs8.pem").substring(0, 40));
	}

	@Test
	void runWhenPrivateKeyIsPastedAsBase64ThenDoesNotRepeatIt(CapturedOutput output) {
		String body = TestKeys.body("merchant-pkcs8.pem");
		this.properties.with("private-key-path", body);
		assertThatReportIs(output, NOT_A_LOCATION, GIVE_LOCATION);
		assertThat(output).doesNotContain(body.substring(0, 40));
	}

	@Test
	void runWhenPrefixBase64IsMisspeltThenDoesNotRepeatKey(CapturedOutput output) {
		String file = TestKeys.base64("merchant-pkcs8.pem");
		this.properties.with("private-key-path", "BASE64:" + file);
		assertThatReportIs(output, NOT_A_LOCATION, GIVE_LOCATION);
		assertThat(output).doesNotContain(file.substring(0, 40));
	}

	@Test
	void runWhenBase64IsDamagedThenDoesNotRepeatIt(CapturedOutput output) {
		String file = TestKeys.base64("merchant-pkcs8.pem");
		this.properties.with("private-key-path", "base64:*" + file);
		assertThatReportIs(output,
				"The property 'wechatpay.private-key-path' cannot be used: What follows 'base64:' is no Base64.",
				"Encode the file without line breaks, for example with 'base64 -w0 apiclient_key.pem'.");
		assertThat(output).doesNotContain(file.substring(0, 40));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"merchant-certificate.pem | The file holds 'CERTIFICATE' but no private key; use the file apiclient_key.pem.",
			"merchant-public.pem | The file holds 'PUBLIC KEY' but no private key; use the file apiclient_key.pem.",
			"ec-pkcs8.pem | The PRIVATE KEY is not an RSA key, or it is damaged; use the file apiclient_key.pem.",
			"ec-sec1.pem | The key is of type EC, but WeChat Pay signatures need RSA.",
			"rsa1024-pkcs8.pem | The RSA key has 1024 bits, but at least 2048 are needed.",
			"message.txt | The file is neither PEM nor PKCS#12, or it is damaged; use the file apiclient_key.pem or "
					+ "apiclient_cert.p12." })
	void runWhenPrivateKeyIsOfAnotherKindThenSaysSo(String name, String problem, CapturedOutput output) {
		this.properties.with("private-key-path", "classpath:keys/" + name);
		assertThatReportIs(output, "The property 'wechatpay.private-key-path' cannot be used: " + problem,
				SET_PRIVATE_KEY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "merchant.p12 | The PKCS#12 file cannot be opened",
					"merchant-legacy.p12 | The PKCS#12 file cannot be opened",
					"merchant-pkcs8-aes256.pem | The private key cannot be decrypted" })
	void runWhenPasswordIsWrongThenSaysSo(String name, String problem, CapturedOutput output) {
		this.properties.with("private-key-path", "classpath:keys/" + name).with("private-key-password", "open-sesame");
		assertThatReportIs(output, "The property 'wechatpay.private-key-password' cannot be used: " + problem
				+ ": the password is wrong, or the file is damaged.", SET_PASSWORD);
		assertThat(output).doesNotContain("open-sesame");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"merchant-password.p12 | The PKCS#12 file cannot be opened with the merchant number as its password.",
			"merchant-pkcs8-aes256.pem | The private key is encrypted and needs a password.",
			"merchant-pkcs1-aes256.pem | The private key is encrypted and needs a password." })
	void runWhenPasswordIsMissingThenSaysSo(String name, String problem, CapturedOutput output) {
		this.properties.with("private-key-path", "classpath:keys/" + name);
		assertThatReportIs(output, "The property 'wechatpay.private-key-password' is not set. " + problem,
				SET_PASSWORD);
	}

	@Test
	void runWhenSerialIsMissingThenSaysSo(CapturedOutput output) {
		this.properties.without("serial");
		assertThatReportIs(output, "The property 'wechatpay.serial' is not set.",
				"Set it to the serial number of the merchant API certificate; "
						+ "'openssl x509 -in apiclient_cert.pem -noout -serial' shows it.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0A1B2G", "0x", "PUB_KEY_ID_0001" })
	void runWhenSerialIsNotHexadecimalThenSaysSo(String serial, CapturedOutput output) {
		this.properties.with("serial", serial);
		assertThatReportIs(output,
				"The property 'wechatpay.serial' cannot be used: A serial number has hexadecimal digits only.",
				"Copy the serial number of the merchant API certificate from the merchant platform.");
	}

	@Test
	void runWhenSerialContradictsPkcs12ThenSaysSo(CapturedOutput output) {
		this.properties.with("private-key-path", "classpath:keys/merchant.p12")
			.with("serial", TestKeys.PLATFORM1_SERIAL);
		assertThatReportIs(output,
				"The property 'wechatpay.serial' cannot be used: The certificate in 'wechatpay.private-key-path' "
						+ "has another serial number, 0A1B2C3D4E5F60718293A4B5C6D7E8F901234567.",
				"Remove the property, so that the certificate's own serial number is used.");
	}

	@Test
	void runWhenMerchantCertificateIsExpiredThenSaysSo(CapturedOutput output) {
		this.properties.with("private-key-path", "classpath:keys/expired.p12").without("serial");
		assertThatReportIs(output,
				"The property 'wechatpay.private-key-path' cannot be used: The merchant API certificate in it "
						+ "expired at 2021-01-01T00:00:00Z.",
				"Apply for a new certificate on the merchant platform, and name its file.");
	}

	@ParameterizedTest
	@CsvSource({ "0123456789abcdef0123456789abcde,31", "0123456789abcdef0123456789abcdef0,33", "支付分支付分支付分支付分支付分支付,51" })
	void runWhenApiV3KeyIsNot32BytesLongThenSaysSo(String key, int length, CapturedOutput output) {
		this.properties.with("api-v3-key", key);
		assertThatReportIs(output,
				"The property 'wechatpay.api-v3-key' cannot be used: An APIv3 key has 32 bytes, but this one has %d."
					.formatted(length),
				"Set it to the APIv3 key from the merchant platform, which is neither the APIv2 key nor the APPSECRET.");
		assertThat(output).doesNotContain(key);
	}

	@Test
	void runWhenApiV2KeyIsNot32BytesLongThenSaysSo(CapturedOutput output) {
		this.properties.with("api-v2-key", "0123456789abcdef0123456789abcde");
		assertThatReportIs(output,
				"The property 'wechatpay.api-v2-key' cannot be used: An APIv2 key has 32 bytes, but this one has 31.",
				"Set it to the APIv2 key from the merchant platform, which is neither the APIv3 key nor the APPSECRET.");
		assertThat(output).doesNotContain("0123456789abcdef0123456789abcde");
	}

	@Test
	void runWhenThereIsNoPlatformKeyThenSaysSo(CapturedOutput output) {
		this.properties.without("platform-public-key-id").without("platform-public-key-path");
		assertThatReportIs(output, "No key of WeChat Pay is configured, so no answer could be verified.",
				"Set 'wechatpay.platform-public-key-id' and 'wechatpay.platform-public-key-path' to the WeChat Pay "
						+ "public key from the merchant platform. If your merchant number still has platform "
						+ "certificates, set 'wechatpay.api-v3-key' to have them downloaded, or "
						+ "'wechatpay.platform-cert' to their locations.");
	}

	@Test
	void runWhenPublicKeyHasNoIdThenSaysSo(CapturedOutput output) {
		this.properties.without("platform-public-key-id");
		assertThatReportIs(output,
				"The property 'wechatpay.platform-public-key-path' is set, but "
						+ "'wechatpay.platform-public-key-id' is not.",
				"Set it to the id that the merchant platform shows for the key; it begins with PUB_KEY_ID_.");
	}

	@Test
	void runWhenPublicKeyHasNoPathThenSaysSo(CapturedOutput output) {
		this.properties.without("platform-public-key-path");
		assertThatReportIs(output,
				"The property 'wechatpay.platform-public-key-id' is set, but "
						+ "'wechatpay.platform-public-key-path' is not.",
				"Set it to the location of the WeChat Pay public key, pub_key.pem.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0112300001092024112500395100000001", "PUB_KEY_ID_", "PUB_KEY_ID_01AB" })
	void runWhenPublicKeyIdIsMalformedThenSaysSo(String id, CapturedOutput output) {
		this.properties.with("platform-public-key-id", id);
		assertThatReportIs(output,
				"The property 'wechatpay.platform-public-key-id' cannot be used: "
						+ "The id of a WeChat Pay public key is PUB_KEY_ID_ followed by digits.",
				"Copy the id from the merchant platform.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"platform1-certificate.pem | The file holds 'CERTIFICATE' but no 'PUBLIC KEY'; use the WeChat Pay public key, pub_key.pem.",
			"merchant-pkcs8.pem | The file holds 'PRIVATE KEY' but no 'PUBLIC KEY'; use the WeChat Pay public key, pub_key.pem.",
			"ec-public.pem | The PUBLIC KEY is not an RSA key, or it is damaged; download it again." })
	void runWhenPublicKeyIsOfAnotherKindThenSaysSo(String name, String problem, CapturedOutput output) {
		this.properties.with("platform-public-key-path", "classpath:keys/" + name);
		assertThatReportIs(output, "The property 'wechatpay.platform-public-key-path' cannot be used: " + problem,
				"Set it to the location of the WeChat Pay public key, pub_key.pem from the merchant platform.");
	}

	@Test
	void runWhenPlatformCertificateIsPublicKeyThenSaysSo(CapturedOutput output) {
		this.properties.with("platform-cert", "classpath:keys/platform-public.pem");
		assertThatReportIs(output,
				"The property 'wechatpay.platform-cert' cannot be used: The file holds 'PUBLIC KEY' but no "
						+ "'CERTIFICATE'; use a WeChat Pay platform certificate, wechatpay_….pem.",
				"Set it to the locations of WeChat Pay platform certificates, which are not the merchant's "
						+ "apiclient_cert.pem.");
	}

	@Test
	void runWhenPlatformCertificateDoesNotExistThenSaysSo(CapturedOutput output) {
		this.properties.with("platform-cert", "classpath:keys/platform1-certificate.pem,file:/no/such.pem");
		assertThatReportIs(output,
				"The property 'wechatpay.platform-cert' cannot be used: 'file:/no/such.pem' does not exist.",
				GIVE_EXISTING);
	}

	@Test
	void runWhenPlatformCertificateIsExpiredThenSaysSo(CapturedOutput output) {
		this.properties.with("platform-cert", "classpath:keys/expired-certificate.pem");
		assertThatReportIs(output,
				"The property 'wechatpay.platform-cert' cannot be used: The certificate 0ABCDE expired at "
						+ "2021-01-01T00:00:00Z.",
				"Remove it, and name the platform certificate that replaced it, or the WeChat Pay public key.");
	}

	@ParameterizedTest
	@ValueSource(strings = { TestKeys.MERCHANT_SERIAL, "A1B2C3D4E5F60718293A4B5C6D7E8F901234567",
			"0a1b2c3d4e5f60718293a4b5c6d7e8f901234567" })
	void runWhenPlatformCertificateIsOwnOfMerchantThenSaysSo(String serial, CapturedOutput output) {
		this.properties.with("serial", serial).with("platform-cert", "classpath:keys/merchant-certificate.pem");
		assertThatReportIs(output, OWN_CERTIFICATE, NAME_PLATFORM_CERTIFICATE);
	}

	@Test
	void runWhenPlatformCertificateHasKeyOfMerchantThenSaysSo(CapturedOutput output) {
		this.properties.with("serial", TestKeys.PLATFORM1_SERIAL)
			.with("platform-cert", "classpath:keys/merchant-certificate.pem");
		assertThatReportIs(output, OWN_CERTIFICATE.replace("serial number", "key"), NAME_PLATFORM_CERTIFICATE);
	}

	@Test
	void runWhenPublicKeyIsOwnOfMerchantThenSaysSo(CapturedOutput output) {
		this.properties.with("platform-public-key-path", "classpath:keys/merchant-public.pem");
		assertThatReportIs(output,
				"The property 'wechatpay.platform-public-key-path' cannot be used: It is the merchant's own public key, "
						+ "which belongs to the key in 'wechatpay.private-key-path'.",
				"Set it to the location of the WeChat Pay public key, pub_key.pem from the merchant platform.");
	}

	@Test
	void runWhenPlatformCertificateIsOwnOfMerchantWithPkcs12ThenSaysSo(CapturedOutput output) {
		this.properties.with("private-key-path", "classpath:keys/merchant.p12")
			.without("serial")
			.with("platform-cert", "classpath:keys/merchant-certificate.pem");
		assertThatReportIs(output, OWN_CERTIFICATE, NAME_PLATFORM_CERTIFICATE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"http://apihk.mch.weixin.qq.com | The URL must use https; http is accepted for loopback addresses only.",
			"https://apihk.mch.weixin.qq.com/v3 | The URL must not have a path, query or fragment.",
			"apihk.mch.weixin.qq.com | The URL must be absolute, such as https://apihk.mch.weixin.qq.com.",
			"https://a b | The URL is malformed: Illegal character in authority.", "'' | The URL must not be empty." })
	void runWhenBaseUrlIsMalformedThenSaysSo(String url, String problem, CapturedOutput output) {
		this.properties.with("base-url", url);
		assertThatReportIs(output, "The property 'wechatpay.base-url' cannot be used: " + problem, SET_BASE_URL);
	}

	@ParameterizedTest
	@CsvSource({ "connect-timeout,0", "connect-timeout,-1s", "response-timeout,0s" })
	void runWhenTimeoutIsNotPositiveThenSaysSo(String name, String value, CapturedOutput output) {
		this.properties.with(name, value);
		assertThatReportIs(output,
				"The property 'wechatpay.%s' cannot be used: A time limit must be longer than 0.".formatted(name),
				"Set it to a duration such as '5s', or remove it.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "http://example.com | The URL must use https; http is accepted for loopback addresses only.",
					"ftp://example.com | The URL must use https; http is accepted for loopback addresses only.",
					"https://api2.mch.weixin.qq.com/v3 | The URL must not have a path, query or fragment.",
					"api2.mch.weixin.qq.com | The URL must be absolute, such as https://apihk.mch.weixin.qq.com.",
					"https://a b | The URL is malformed: Illegal character in authority." })
	void runWhenBackupBaseUrlIsMalformedThenSaysSo(String url, String problem, CapturedOutput output) {
		this.properties.with("backup-base-url", url);
		assertThatReportIs(output, "The property 'wechatpay.backup-base-url' cannot be used: " + problem,
				"Set it to another access point of WeChat Pay, or remove it.");
	}

	@ParameterizedTest
	@CsvSource({ "0s,must be longer than 0", "-1s,must be longer than 0", "25h,must not be longer than 1 day",
			"107000d,must not be longer than 1 day" })
	void runWhenCallTimeoutIsOutOfRangeThenSaysSo(String value, String problem, CapturedOutput output) {
		this.properties.with("call-timeout", value);
		assertThatReportIs(output,
				"The property 'wechatpay.call-timeout' cannot be used: The time limit %s.".formatted(problem),
				"Set it to a duration such as '60s', or remove it.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "max-attempts | 0 | 'wechatpay.retry.max-attempts' must be at least 1",
					"max-attempts | -1 | 'wechatpay.retry.max-attempts' must be at least 1",
					"first-backoff | 0 | 'wechatpay.retry.first-backoff' must be longer than 0",
					"first-backoff | -500ms | 'wechatpay.retry.first-backoff' must be longer than 0",
					"max-backoff | 0s | 'wechatpay.retry.max-backoff' must be longer than 0",
					"max-backoff | -5s | 'wechatpay.retry.max-backoff' must be longer than 0",
					"max-backoff | 365000d | 'wechatpay.retry.max-backoff' must not be longer than 1 day" })
	void runWhenRetryIsOutOfRangeThenSaysSo(String name, String value, String problem, CapturedOutput output) {
		this.properties.with("retry." + name, value);
		assertThatReportIs(output, "The property " + problem + ".",
				"Set the attempts to a number such as 3 and the waits to durations such as '500ms' and '5s', "
						+ "or remove them.");
	}

	@ParameterizedTest
	@CsvSource({ "max-connections,0", "max-connections,-1", "max-pending,0", "max-pending,-1" })
	void runWhenPoolIsNotPositiveThenSaysSo(String name, String value, CapturedOutput output) {
		this.properties.with("pool." + name, value);
		assertThatReportIs(output,
				"The property 'wechatpay.pool.%s' cannot be used: It must be at least 1.".formatted(name),
				"Set it to a positive number, or remove it.");
	}

	@Test
	void runWhenWeChatPayDoesNotSpeakTheLanguageThenSaysSo(CapturedOutput output) {
		this.properties.with("language", "zh");
		assertThatReportIs(output,
				"The property 'wechatpay.language' cannot be used: The language must be one that WeChat Pay speaks: "
						+ "zh-CN, zh-HK, zh-TW, en.",
				"Set it to one of these, or remove it.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "3GB" })
	void runWhenMaxResponseSizeIsOutOfRangeThenSaysSo(String size, CapturedOutput output) {
		this.properties.with("max-response-size", size);
		assertThatReportIs(output,
				"The property 'wechatpay.max-response-size' cannot be used: The size must be between 1 byte and 2 GB.",
				"Set it to a size such as '1MB', or remove it.");
	}

	@ParameterizedTest
	@CsvSource({ "io.github.payscore.order.PayScoreOrderOperations,OrderApplication",
			"io.github.payscore.client.WeChatPayClient,ClientApplication",
			"io.github.payscore.launch.LaunchOperations,LaunchApplication",
			"io.github.payscore.notification.NotificationParser,ParserApplication" })
	void runWhenBeanIsInjectedWithoutMchidThenSaysSo(Class<?> type, String application, CapturedOutput output)
			throws ClassNotFoundException {
		this.properties.without("mchid");
		assertThatReportIs(output, Class.forName(getClass().getName() + "$" + application),
				"A bean of type %s could not be found, because 'wechatpay.mchid' is not set and so WeChat Pay is not "
					.formatted(type.getName()) + "configured.",
				"Set 'wechatpay.mchid' to your merchant number, and with it 'wechatpay.serial', "
						+ "'wechatpay.private-key-path', 'wechatpay.platform-public-key-id' and "
						+ "'wechatpay.platform-public-key-path'. In a test, let FakeWeChatPay set them.");
	}

	@Test
	void runWhenParserIsInjectedWithoutApiV3KeyThenSaysSo(CapturedOutput output) {
		this.properties.without("api-v3-key");
		assertThatReportIs(output, ParserApplication.class,
				"A bean of type io.github.payscore.notification.NotificationParser could not be found, because "
						+ "'wechatpay.api-v3-key' is not set and so no notification could be decrypted.",
				"Set 'wechatpay.api-v3-key' to the APIv3 key from the merchant platform.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			OpenSSL | No provider named 'OpenSSL' is registered with the JVM.
			''      | It is empty.
			SUN     | The provider 'SUN' has no SHA256withRSA.
			accp    | No provider named 'accp' is registered with the JVM.
			""")
	void runWhenCryptoProviderIsWrongThenSaysSo(String name, String problem, CapturedOutput output) {
		this.properties.with("crypto-provider", name);
		assertThatReportIs(output, "The property 'wechatpay.crypto-provider' cannot be used: " + problem,
				SET_CRYPTO_PROVIDER);
	}

	@Test
	void runWhenOrdersAreInjectedBesideSeveralClientsThenSaysSo(CapturedOutput output) {
		assertThatReportIs(output, SeveralClientsApplication.class,
				"A bean of type io.github.payscore.order.PayScoreOrderOperations could not be found, because there are "
						+ "several beans of type io.github.payscore.client.WeChatPayClient: 'first', 'second'.",
				"Mark one of them as @Primary, or define a bean of type "
						+ "io.github.payscore.order.PayScoreOrderTemplate for each.");
	}

	@Test
	void runWhenOtherBeanIsMissingThenReportIsBoots(CapturedOutput output) {
		this.properties.without("mchid");
		String report = run(output, OtherApplication.class);
		assertThat(report).contains("required a bean of type 'java.lang.Thread' that could not be found.")
			.doesNotContain("wechatpay");
	}

	private void assertThatReportIs(CapturedOutput output, String description, String action) {
		assertThatReportIs(output, Application.class, description, action);
	}

	private void assertThatReportIs(CapturedOutput output, Class<?> application, String description, String action) {
		assertThat(run(output, application)).isEqualTo("Description:\n\n" + description + "\n\nAction:\n\n" + action);
	}

	private String run(CapturedOutput output, Class<?> application) {
		SpringApplicationBuilder builder = new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF);
		assertThatException().isThrownBy(() -> builder.run(this.properties.toArguments()).close());
		String title = "***************************\nAPPLICATION FAILED TO START\n***************************\n\n";
		String printed = output.getOut().replace("\r\n", "\n");
		assertThat(printed).containsOnlyOnce(title);
		return printed.substring(printed.indexOf(title) + title.length()).strip();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SeveralClientsApplication {

		@Bean
		WeChatPayClient first() {
			return mock();
		}

		@Bean
		WeChatPayClient second() {
			return mock();
		}

		@Bean
		String service(PayScoreOrderOperations orders) {
			return orders.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OrderApplication {

		@Bean
		String service(PayScoreOrderOperations orders) {
			return orders.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ClientApplication {

		@Bean
		String service(WeChatPayClient client) {
			return client.toString();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class LaunchApplication {

		@Bean
		String service(LaunchOperations launch) {
			return launch.getClass().getName();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class ParserApplication {

		@Bean
		String service(NotificationParser parser) {
			return parser.getClass().getName();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OtherApplication {

		@Bean
		String service(Thread thread) {
			return thread.toString();
		}

	}

}
