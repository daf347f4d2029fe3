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

package io.github.payscore.autoconfigure.actuate;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties for the health of WeChat Pay.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@ConfigurationProperties("management.health.wechatpay")
public class WeChatPayHealthProperties {

	/**
	 * Whether health checks call WeChat Pay's self-check, which tells whether the keys
	 * and the clock are right. For merchants of the mainland.
	 */
	private boolean echo;

	/**
	 * Shortest time between two self-checks, however often health is asked for.
	 */
	private Duration echoInterval = Duration.ofMinutes(10);

	public boolean isEcho() {
		return this.echo;
	}

	public void setEcho(boolean echo) {
		this.echo = echo;
	}

	public Duration getEchoInterval() {
		return this.echoInterval;
	}

	public void setEchoInterval(Duration echoInterval) {
		this.echoInterval = echoInterval;
	}

}
