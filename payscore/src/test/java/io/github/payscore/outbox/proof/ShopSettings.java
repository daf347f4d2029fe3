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

package io.github.payscore.outbox.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.payscore.client.FakeMerchant;
import io.github.payscore.client.WeChatPayClientBuilder;
import io.github.payscore.test.FakeWeChatPay;

/**
 * What a process is told on its command line.
 *
 * @param database the URL of the database
 * @param platform how to reach WeChat Pay, and with which keys
 * @param serviceId the service
 * @param subMchid the sub-merchant
 * @param sales how many sales there are for all processes together
 * @param pause how long a till waits after a sale
 * @param rollBackHalf whether every other sale is rolled back
 * @param watch whether completed orders are watched
 * @param threads how many calls the process makes at a time
 * @param outbox whether calls are made through the outbox, and not just after the sale
 * @author PayScore for Spring Boot contributors
 */
record ShopSettings(String database, String platform, String serviceId, String subMchid, int sales, Duration pause,
		boolean rollBackHalf, boolean watch, int threads, boolean outbox) {

	static ShopSettings of(FakeWeChatPay fake, String database, int sales, Duration pause) {
		return new ShopSettings(database, FakeMerchant.describe(fake),
				fake.properties().get("wechatpay.payscore.service-id"),
				fake.properties().get("wechatpay.payscore.sub-mchid"), sales, pause, true, true, 8, true);
	}

	// Every sale is committed, at full speed, and only the completion is made
	ShopSettings forSpeed(boolean withOutbox) {
		return new ShopSettings(this.database, this.platform, this.serviceId, this.subMchid, this.sales, Duration.ZERO,
				false, false, 16, withOutbox);
	}

	static ShopSettings parse(String[] arguments) {
		return new ShopSettings(arguments[0], arguments[1], arguments[2], arguments[3], Integer.parseInt(arguments[4]),
				Duration.parse(arguments[5]), Boolean.parseBoolean(arguments[6]), Boolean.parseBoolean(arguments[7]),
				Integer.parseInt(arguments[8]), Boolean.parseBoolean(arguments[9]));
	}

	List<String> toArguments() {
		List<String> arguments = new ArrayList<>(List.of(this.database, this.platform, this.serviceId, this.subMchid));
		arguments
			.addAll(List.of(Integer.toString(this.sales), this.pause.toString(), Boolean.toString(this.rollBackHalf),
					Boolean.toString(this.watch), Integer.toString(this.threads), Boolean.toString(this.outbox)));
		return arguments;
	}

	// What is measured must not be cut off when the machine is slow
	Duration callTimeout() {
		return this.rollBackHalf ? Duration.ofSeconds(2) : Duration.ofMinutes(1);
	}

	WeChatPayClientBuilder client() {
		return FakeMerchant.client(this.platform);
	}

}
