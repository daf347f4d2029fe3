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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.signature.PastedText;

/**
 * Configuration properties for WeChat Pay.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@ConfigurationProperties("wechatpay")
public class WeChatPayProperties {

	/**
	 * Merchant number of the caller, which for a partner is its own and not the
	 * sub-merchant's. Without it nothing is auto-configured.
	 */
	private @Nullable String mchid;

	/**
	 * Serial number of the merchant API certificate, in hexadecimal digits. Derived when
	 * the private key comes from a PKCS#12 file.
	 */
	private @Nullable String serial;

	/**
	 * Location of the merchant API private key: PEM (PKCS#8, PKCS#1 or encrypted PKCS#8)
	 * or PKCS#12. Supports "file:", "classpath:" and "base64:".
	 */
	private @Nullable String privateKeyPath;

	/**
	 * Password of an encrypted private key. For PKCS#12 it defaults to the merchant
	 * number.
	 */
	private @Nullable String privateKeyPassword;

	/**
	 * Comma-separated list of locations of WeChat Pay platform certificates (PEM).
	 * Supports "file:", "classpath:" and "base64:".
	 */
	private List<String> platformCert = new ArrayList<>();

	/**
	 * Id of the WeChat Pay public key, "PUB_KEY_ID_" followed by digits.
	 */
	private @Nullable String platformPublicKeyId;

	/**
	 * Location of the WeChat Pay public key (PEM). Supports "file:", "classpath:" and
	 * "base64:".
	 */
	private @Nullable String platformPublicKeyPath;

	/**
	 * APIv3 key of 32 bytes, which notifications and platform certificates are encrypted
	 * with.
	 */
	private @Nullable String apiV3Key;

	/**
	 * APIv2 key of 32 bytes, which signs the parameters that open an order's page, and an
	 * oversea order's confirm page. It is not the APIv3 key.
	 */
	private @Nullable String apiV2Key;

	/**
	 * What computes and verifies signatures: "auto" for the fastest provider whose
	 * library is on the class path and works, "jdk", or the name of a JCA provider.
	 */
	private String cryptoProvider = "auto";

	/**
	 * Base URL of WeChat Pay. Plain http is accepted for loopback addresses only. For
	 * merchants of the mainland it defaults to "https://api.mch.weixin.qq.com".
	 */
	private @Nullable String baseUrl;

	/**
	 * Base URL of another access point of the same platform. It gets further attempts and
	 * the calls of the next minute when the first one cannot be reached, or answers 502
	 * or 503. For merchants of the mainland it defaults to
	 * "https://api2.mch.weixin.qq.com" unless "base-url" is set; an empty one is none.
	 */
	private @Nullable String backupBaseUrl;

	/**
	 * Time limit for making a connection. Without it
	 * "spring.http.clients.connect-timeout" applies, and without that 5 seconds.
	 */
	private @Nullable Duration connectTimeout;

	/**
	 * Time limit for an answer. Without it "spring.http.clients.read-timeout" applies,
	 * and without that 10 seconds.
	 */
	private @Nullable Duration responseTimeout;

	/**
	 * Longest that a call can take, with all its attempts and waits and the query that
	 * settles an unknown outcome.
	 */
	private Duration callTimeout = Duration.ofSeconds(60);

	/**
	 * Language of WeChat Pay's messages of errors, which every call asks for. Without it
	 * they are in simplified Chinese.
	 */
	private @Nullable String language;

	/**
	 * Size that an answer may have. A larger success counts as unverified.
	 */
	private DataSize maxResponseSize = DataSize.ofMegabytes(1);

	private final Retry retry = new Retry();

	private final Pool pool = new Pool();

	private final Certificates certificates = new Certificates();

	private final Payscore payscore = new Payscore();

	public @Nullable String getMchid() {
		return this.mchid;
	}

	public void setMchid(@Nullable String mchid) {
		this.mchid = strip(mchid);
	}

	public @Nullable String getSerial() {
		return this.serial;
	}

	public void setSerial(@Nullable String serial) {
		this.serial = strip(serial);
	}

	public @Nullable String getPrivateKeyPath() {
		return this.privateKeyPath;
	}

	public void setPrivateKeyPath(@Nullable String privateKeyPath) {
		this.privateKeyPath = strip(privateKeyPath);
	}

	public @Nullable String getPrivateKeyPassword() {
		return this.privateKeyPassword;
	}

	public void setPrivateKeyPassword(@Nullable String privateKeyPassword) {
		this.privateKeyPassword = privateKeyPassword;
	}

	public List<String> getPlatformCert() {
		return this.platformCert;
	}

	public void setPlatformCert(List<String> platformCert) {
		this.platformCert = new ArrayList<>(platformCert.stream().map(PastedText::strip).toList());
	}

	public @Nullable String getPlatformPublicKeyId() {
		return this.platformPublicKeyId;
	}

	public void setPlatformPublicKeyId(@Nullable String platformPublicKeyId) {
		this.platformPublicKeyId = strip(platformPublicKeyId);
	}

	public @Nullable String getPlatformPublicKeyPath() {
		return this.platformPublicKeyPath;
	}

	public void setPlatformPublicKeyPath(@Nullable String platformPublicKeyPath) {
		this.platformPublicKeyPath = strip(platformPublicKeyPath);
	}

	public @Nullable String getApiV3Key() {
		return this.apiV3Key;
	}

	public void setApiV3Key(@Nullable String apiV3Key) {
		this.apiV3Key = strip(apiV3Key);
	}

	public @Nullable String getApiV2Key() {
		return this.apiV2Key;
	}

	public void setApiV2Key(@Nullable String apiV2Key) {
		this.apiV2Key = strip(apiV2Key);
	}

	public String getCryptoProvider() {
		return this.cryptoProvider;
	}

	public void setCryptoProvider(String cryptoProvider) {
		this.cryptoProvider = PastedText.strip(cryptoProvider);
	}

	public @Nullable String getBaseUrl() {
		return this.baseUrl;
	}

	public void setBaseUrl(@Nullable String baseUrl) {
		this.baseUrl = strip(baseUrl);
	}

	public @Nullable String getBackupBaseUrl() {
		return this.backupBaseUrl;
	}

	public void setBackupBaseUrl(@Nullable String backupBaseUrl) {
		this.backupBaseUrl = strip(backupBaseUrl);
	}

	public @Nullable Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(@Nullable Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public @Nullable Duration getResponseTimeout() {
		return this.responseTimeout;
	}

	public void setResponseTimeout(@Nullable Duration responseTimeout) {
		this.responseTimeout = responseTimeout;
	}

	public Duration getCallTimeout() {
		return this.callTimeout;
	}

	public void setCallTimeout(Duration callTimeout) {
		this.callTimeout = callTimeout;
	}

	public @Nullable String getLanguage() {
		return this.language;
	}

	public void setLanguage(@Nullable String language) {
		this.language = strip(language);
	}

	public DataSize getMaxResponseSize() {
		return this.maxResponseSize;
	}

	public void setMaxResponseSize(DataSize maxResponseSize) {
		this.maxResponseSize = maxResponseSize;
	}

	public Retry getRetry() {
		return this.retry;
	}

	public Pool getPool() {
		return this.pool;
	}

	public Certificates getCertificates() {
		return this.certificates;
	}

	public Payscore getPayscore() {
		return this.payscore;
	}

	// No blank is ever part of such a value; of a password it may be.
	private static @Nullable String strip(@Nullable String text) {
		return (text != null) ? PastedText.strip(text) : null;
	}

	/**
	 * Repetition of requests that may be repeated.
	 */
	public static class Retry {

		/**
		 * Number of attempts in all; 1 turns retry off.
		 */
		private int maxAttempts = 3;

		/**
		 * Longest wait after the first attempt. It doubles from attempt to attempt, and a
		 * random part of up to one half is taken off.
		 */
		private Duration firstBackoff = Duration.ofMillis(500);

		/**
		 * Longest wait between two attempts that WeChat Pay does not ask for. A longer
		 * first wait is cut to it.
		 */
		private Duration maxBackoff = Duration.ofSeconds(5);

		public int getMaxAttempts() {
			return this.maxAttempts;
		}

		public void setMaxAttempts(int maxAttempts) {
			this.maxAttempts = maxAttempts;
		}

		public Duration getFirstBackoff() {
			return this.firstBackoff;
		}

		public void setFirstBackoff(Duration firstBackoff) {
			this.firstBackoff = firstBackoff;
		}

		public Duration getMaxBackoff() {
			return this.maxBackoff;
		}

		public void setMaxBackoff(Duration maxBackoff) {
			this.maxBackoff = maxBackoff;
		}

	}

	/**
	 * Connections, with Reactor Netty only.
	 */
	public static class Pool {

		/**
		 * Number of connections to one host.
		 */
		private int maxConnections = 200;

		/**
		 * Number of calls that may wait for a connection. Further ones fail without being
		 * sent.
		 */
		private int maxPending = 10_000;

		public int getMaxConnections() {
			return this.maxConnections;
		}

		public void setMaxConnections(int maxConnections) {
			this.maxConnections = maxConnections;
		}

		public int getMaxPending() {
			return this.maxPending;
		}

		public void setMaxPending(int maxPending) {
			this.maxPending = maxPending;
		}

	}

	/**
	 * Download of WeChat Pay platform certificates.
	 */
	public static class Certificates {

		/**
		 * Whether to download platform certificates. Without it they are if "api-v3-key"
		 * is set and no key of WeChat Pay is configured; "true" downloads them beside the
		 * configured keys as well.
		 */
		private @Nullable Boolean refresh;

		/**
		 * Path of the list of certificates. For merchants of the mainland it defaults to
		 * "/v3/certificates".
		 */
		private @Nullable String path;

		/**
		 * Longest time from one download to the next, between 1 second and 1 day. A
		 * random part of up to a tenth is taken off.
		 */
		private Duration refreshInterval = Duration.ofHours(12);

		/**
		 * Longest time that the start of the application waits for the first download, if
		 * no key of WeChat Pay is configured. After it the start goes on, and calls wait;
		 * 0 does not wait at all.
		 */
		private Duration startupTimeout = Duration.ofSeconds(10);

		public @Nullable Boolean getRefresh() {
			return this.refresh;
		}

		public void setRefresh(@Nullable Boolean refresh) {
			this.refresh = refresh;
		}

		public @Nullable String getPath() {
			return this.path;
		}

		public void setPath(@Nullable String path) {
			this.path = strip(path);
		}

		public Duration getRefreshInterval() {
			return this.refreshInterval;
		}

		public void setRefreshInterval(Duration refreshInterval) {
			this.refreshInterval = refreshInterval;
		}

		public Duration getStartupTimeout() {
			return this.startupTimeout;
		}

		public void setStartupTimeout(Duration startupTimeout) {
			this.startupTimeout = startupTimeout;
		}

	}

	/**
	 * Defaults for PayScore requests.
	 */
	public static class Payscore {

		/**
		 * Mode in which the merchant uses PayScore. It decides which operations there are
		 * and which access points of WeChat Pay they call.
		 */
		private PayScoreMode mode = PayScoreMode.OVERSEA_PARTNER;

		/**
		 * Id of the service, for requests that name none.
		 */
		private @Nullable String serviceId;

		/**
		 * Merchant number of the sub-merchant, for requests that name none.
		 */
		private @Nullable String subMchid;

		/**
		 * Official account or mini program, for requests of the mainland that name none;
		 * of a partner its own, and for creations only.
		 */
		private @Nullable String appid;

		/**
		 * Official account or mini program of the sub-merchant, for creations of a
		 * mainland partner that name none.
		 */
		private @Nullable String subAppid;

		public PayScoreMode getMode() {
			return this.mode;
		}

		public void setMode(PayScoreMode mode) {
			this.mode = mode;
		}

		public @Nullable String getServiceId() {
			return this.serviceId;
		}

		public void setServiceId(@Nullable String serviceId) {
			this.serviceId = strip(serviceId);
		}

		public @Nullable String getSubMchid() {
			return this.subMchid;
		}

		public void setSubMchid(@Nullable String subMchid) {
			this.subMchid = strip(subMchid);
		}

		public @Nullable String getAppid() {
			return this.appid;
		}

		public void setAppid(@Nullable String appid) {
			this.appid = strip(appid);
		}

		public @Nullable String getSubAppid() {
			return this.subAppid;
		}

		public void setSubAppid(@Nullable String subAppid) {
			this.subAppid = strip(subAppid);
		}

	}

}
