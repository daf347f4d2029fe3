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
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

import io.github.payscore.autoconfigure.merchant.MerchantProperties;
import io.github.payscore.signature.PastedText;

/**
 * Configuration properties for WeChat Pay: those of the merchant without a name, those of
 * all merchants, and further merchants.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@ConfigurationProperties("wechatpay")
public class WeChatPayProperties extends MerchantProperties {

	/**
	 * What computes and verifies signatures: "auto" for the fastest provider whose
	 * library is on the class path and works, "jdk", or the name of a JCA provider.
	 */
	private String cryptoProvider = "auto";

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

	/**
	 * Whether to read the files of keys again when they change, while the application
	 * runs. What is named with "classpath:" or "base64:" does not change.
	 */
	private boolean reloadOnUpdate;

	/**
	 * Further merchants by name. Each has the properties that the merchant without a name
	 * has for itself, and takes none of them from it.
	 */
	private final Map<String, MerchantProperties> merchants = new LinkedHashMap<>();

	private final MerchantRepository merchantRepository = new MerchantRepository();

	private final Retry retry = new Retry();

	private final Pool pool = new Pool();

	private final Certificates certificates = new Certificates();

	public String getCryptoProvider() {
		return this.cryptoProvider;
	}

	public void setCryptoProvider(String cryptoProvider) {
		this.cryptoProvider = PastedText.strip(cryptoProvider);
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
		this.language = (language != null) ? PastedText.strip(language) : null;
	}

	public DataSize getMaxResponseSize() {
		return this.maxResponseSize;
	}

	public void setMaxResponseSize(DataSize maxResponseSize) {
		this.maxResponseSize = maxResponseSize;
	}

	public boolean isReloadOnUpdate() {
		return this.reloadOnUpdate;
	}

	public void setReloadOnUpdate(boolean reloadOnUpdate) {
		this.reloadOnUpdate = reloadOnUpdate;
	}

	public Map<String, MerchantProperties> getMerchants() {
		return this.merchants;
	}

	public MerchantRepository getMerchantRepository() {
		return this.merchantRepository;
	}

	public Retry getRetry() {
		return this.retry;
	}

	public Pool getPool() {
		return this.pool;
	}

	@Override
	public Certificates getCertificates() {
		return this.certificates;
	}

	/**
	 * What is remembered of the merchants that a MerchantRepository finds.
	 */
	public static class MerchantRepository {

		/**
		 * Number of merchants that are remembered. The one that was not used for the
		 * longest time is forgotten first.
		 */
		private int maxEntries = 10_000;

		/**
		 * Longest time that a merchant is used before the repository is asked again.
		 */
		private Duration maxAge = Duration.ofMinutes(10);

		public int getMaxEntries() {
			return this.maxEntries;
		}

		public void setMaxEntries(int maxEntries) {
			this.maxEntries = maxEntries;
		}

		public Duration getMaxAge() {
			return this.maxAge;
		}

		public void setMaxAge(Duration maxAge) {
			this.maxAge = maxAge;
		}

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
	public static class Certificates extends MerchantProperties.Certificates {

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

}
