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
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.StringUtils;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.outbox.OrderOutcomeHandler;
import io.github.payscore.outbox.OutboxMerchants;
import io.github.payscore.outbox.jdbc.JdbcOutbox;

/**
 * A {@link JdbcOutbox} from {@link WeChatPayOutboxProperties}.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PropertiesOutbox {

	static final String PREFIX = "wechatpay.outbox.";

	static final String ENABLED = PREFIX + "enabled";

	private static final Duration DEFAULT_SHUTDOWN_PHASE = Duration.ofSeconds(30);

	/**
	 * Settings that are not called like their property.
	 */
	private static final Map<String, String> PROPERTIES = Map.of("tableName", "jdbc.table-name", "firstWait",
			"first-wait", "longestWait", "longest-wait", "giveUpAfter", "give-up-after", "watchSchedule",
			"watch.schedule", "watchFor", "watch.give-up-after", "takeOverAfter", "take-over-after", "pollingInterval",
			"polling-interval", "encryptionKey", "encryption-key", "previousEncryptionKeys",
			"previous-encryption-keys");

	private final WeChatPayOutboxProperties properties;

	private final WeChatPayOutboxJdbcProperties jdbc;

	private final Environment environment;

	PropertiesOutbox(WeChatPayOutboxProperties properties, WeChatPayOutboxJdbcProperties jdbc,
			Environment environment) {
		this.properties = properties;
		this.jdbc = jdbc;
		this.environment = environment;
	}

	JdbcOutbox create(DataSource dataSource, PlatformTransactionManager transactionManager, OutboxMerchants merchants,
			Supplier<List<OrderOutcomeHandler>> handlers, InstantSource clock, Duration callTimeout) {
		checkTakeOver(callTimeout);
		try {
			JdbcOutbox.Builder builder = JdbcOutbox.builder(dataSource, transactionManager, merchants)
				.handlers(handlers)
				.clock(clock);
			configure(builder);
			return builder.build();
		}
		catch (InvalidSettingException ex) {
			throw invalid(PROPERTIES.getOrDefault(ex.getSetting(), ex.getSetting()), "It " + ex.getProblem() + ".", ex);
		}
	}

	// A call must have ended before others think that its process has died
	private void checkTakeOver(Duration callTimeout) {
		if (this.properties.getTakeOverAfter().compareTo(callTimeout) <= 0) {
			throw InvalidWeChatPayConfigurationException.ofProperty(PREFIX + "take-over-after",
					"It must be longer than a call may take, which 'wechatpay.call-timeout' limits to %s."
						.formatted(callTimeout),
					"Set it to a longer duration, such as twice as long.", null);
		}
	}

	private void configure(JdbcOutbox.Builder builder) {
		builder.tableName(this.jdbc.getTableName())
			.threads(this.properties.getThreads())
			.pollingInterval(this.properties.getPollingInterval())
			.firstWait(this.properties.getFirstWait())
			.longestWait(this.properties.getLongestWait())
			.giveUpAfter(this.properties.getGiveUpAfter())
			.takeOverAfter(this.properties.getTakeOverAfter())
			.retention(this.properties.getRetention())
			.shutdownTimeout(shutdownTimeout())
			.watchCompletions(this.properties.getWatch().isEnabled())
			.watchSchedule(this.properties.getWatch().getSchedule())
			.watchFor(this.properties.getWatch().getGiveUpAfter())
			.previousEncryptionKeys(this.properties.getPreviousEncryptionKeys()
				.stream()
				.map((key) -> decode("previous-encryption-keys", key))
				.toList());
		String key = this.properties.getEncryptionKey();
		if (StringUtils.hasText(key)) {
			builder.encryptionKey(decode("encryption-key", key));
		}
		if (Threading.VIRTUAL.isActive(this.environment)) {
			builder.threadFactory(new VirtualThreadTaskExecutor("wechatpay-outbox-").getVirtualThreadFactory());
		}
	}

	// Of the time for the phase, so that there is some left to interrupt what has not
	// finished
	private Duration shutdownTimeout() {
		Duration phase = Binder.get(this.environment)
			.bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class)
			.orElse(DEFAULT_SHUTDOWN_PHASE);
		return phase.isZero() ? Duration.ofMillis(1) : phase.multipliedBy(3).dividedBy(4);
	}

	// The message of the decoder quotes the key
	private static byte[] decode(String property, String key) {
		try {
			return Base64.getDecoder().decode(key.trim());
		}
		catch (IllegalArgumentException ex) {
			throw invalid(property, "It is not Base64.", null);
		}
	}

	private static InvalidWeChatPayConfigurationException invalid(String property, String problem,
			@Nullable RuntimeException cause) {
		return InvalidWeChatPayConfigurationException.ofProperty(PREFIX + property, problem, action(property), cause);
	}

	private static String action(String property) {
		if (property.contains("encryption-key")) {
			return "Set it to random bytes in Base64, such as 'openssl rand -base64 32' prints, or remove it.";
		}
		return "Correct it, or remove it.";
	}

}
