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

package io.github.payscore.autoconfigure.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import io.github.payscore.signature.PastedText;

/**
 * Configuration properties for the outbox.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@ConfigurationProperties("wechatpay.outbox")
public class WeChatPayOutboxProperties {

	/**
	 * Whether there is an outbox: calls that are written to the database of the
	 * application and made after its commit.
	 */
	private boolean enabled;

	/**
	 * How many calls this process makes at a time.
	 */
	private int threads = 10;

	/**
	 * How often to look for calls that are due; what this process was asked for itself it
	 * makes at once.
	 */
	private Duration pollingInterval = Duration.ofSeconds(5);

	/**
	 * Longest first wait before a call is made again whose outcome is unknown, doubled
	 * each time; six times as long after 429 and 503.
	 */
	private Duration firstWait = Duration.ofSeconds(10);

	/**
	 * Longest wait before a call is made again.
	 */
	private Duration longestWait = Duration.ofHours(1);

	/**
	 * For how long a call is made again while its outcome is unknown.
	 */
	private Duration giveUpAfter = Duration.ofDays(7);

	/**
	 * After what time without a sign of life other processes take over the calls of this
	 * one; longer than "wechatpay.call-timeout".
	 */
	private Duration takeOverAfter = Duration.ofMinutes(2);

	/**
	 * For how long a call is remembered after its outcome, so that it is not made twice.
	 */
	private Duration retention = Duration.ofDays(90);

	/**
	 * Key that requests are encrypted with in the database: 16, 24 or 32 random bytes in
	 * Base64. Without it they are not encrypted.
	 */
	private @Nullable String encryptionKey;

	/**
	 * Keys that requests in the database may still be encrypted with, in Base64.
	 */
	private List<String> previousEncryptionKeys = new ArrayList<>();

	private final Watch watch = new Watch();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public int getThreads() {
		return this.threads;
	}

	public void setThreads(int threads) {
		this.threads = threads;
	}

	public Duration getPollingInterval() {
		return this.pollingInterval;
	}

	public void setPollingInterval(Duration pollingInterval) {
		this.pollingInterval = pollingInterval;
	}

	public Duration getFirstWait() {
		return this.firstWait;
	}

	public void setFirstWait(Duration firstWait) {
		this.firstWait = firstWait;
	}

	public Duration getLongestWait() {
		return this.longestWait;
	}

	public void setLongestWait(Duration longestWait) {
		this.longestWait = longestWait;
	}

	public Duration getGiveUpAfter() {
		return this.giveUpAfter;
	}

	public void setGiveUpAfter(Duration giveUpAfter) {
		this.giveUpAfter = giveUpAfter;
	}

	public Duration getTakeOverAfter() {
		return this.takeOverAfter;
	}

	public void setTakeOverAfter(Duration takeOverAfter) {
		this.takeOverAfter = takeOverAfter;
	}

	public Duration getRetention() {
		return this.retention;
	}

	public void setRetention(Duration retention) {
		this.retention = retention;
	}

	public @Nullable String getEncryptionKey() {
		return this.encryptionKey;
	}

	public void setEncryptionKey(@Nullable String encryptionKey) {
		this.encryptionKey = (encryptionKey != null) ? PastedText.strip(encryptionKey) : null;
	}

	public List<String> getPreviousEncryptionKeys() {
		return this.previousEncryptionKeys;
	}

	public void setPreviousEncryptionKeys(List<String> previousEncryptionKeys) {
		this.previousEncryptionKeys = previousEncryptionKeys;
	}

	public Watch getWatch() {
		return this.watch;
	}

	/**
	 * How orders are watched until they are paid.
	 */
	public static class Watch {

		/**
		 * Whether orders are watched after they were completed through the outbox.
		 */
		private boolean enabled = true;

		/**
		 * How long to wait before each query; the last wait is repeated.
		 */
		private List<Duration> schedule = new ArrayList<>(List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
				Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(12), Duration.ofDays(1)));

		/**
		 * For how long an order is watched that is not paid.
		 */
		private Duration giveUpAfter = Duration.ofDays(365);

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public List<Duration> getSchedule() {
			return this.schedule;
		}

		public void setSchedule(List<Duration> schedule) {
			this.schedule = schedule;
		}

		public Duration getGiveUpAfter() {
			return this.giveUpAfter;
		}

		public void setGiveUpAfter(Duration giveUpAfter) {
			this.giveUpAfter = giveUpAfter;
		}

	}

}
