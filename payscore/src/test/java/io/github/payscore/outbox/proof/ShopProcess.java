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

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;

import io.github.payscore.client.CloseableWeChatPayClient;
import io.github.payscore.notification.jdbc.JdbcPools;
import io.github.payscore.order.PayScoreOrderTemplate;
import io.github.payscore.outbox.OutboxMerchant;
import io.github.payscore.outbox.jdbc.JdbcOutbox;

/**
 * A process of the application: sells until everything is sold, every other sale being
 * rolled back, and makes calls until its standard input ends. It may be killed at any
 * time.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class ShopProcess {

	private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
			StandardCharsets.US_ASCII);

	private static final int TILLS = 4;

	private final ShopSettings settings;

	private final CountedDataSource dataSource;

	private final Shop shop;

	private final TransactionTemplate transaction;

	private final JdbcOutbox outbox;

	private final CloseableWeChatPayClient wechatPay;

	private final PayScoreOrderTemplate orders;

	private ShopProcess(ShopSettings settings) {
		this.settings = settings;
		this.dataSource = new CountedDataSource(JdbcPools.create(settings.database()));
		this.shop = new Shop(JdbcClient.create(this.dataSource));
		JdbcTransactionManager transactionManager = new JdbcTransactionManager(this.dataSource);
		this.transaction = new TransactionTemplate(transactionManager);
		this.wechatPay = settings.client().callTimeout(settings.callTimeout()).build();
		this.orders = new PayScoreOrderTemplate(this.wechatPay, settings.serviceId(), settings.subMchid());
		OutboxMerchant merchant = OutboxMerchant.oversea(this.orders);
		this.outbox = JdbcOutbox.builder(this.dataSource, transactionManager, (name) -> Mono.just(merchant))
			.handlers(() -> List.of(this.shop))
			.threads(settings.threads())
			.pollingInterval(Duration.ofMillis(500))
			.firstWait(Duration.ofMillis(500))
			.longestWait(Duration.ofSeconds(2))
			.takeOverAfter(settings.callTimeout().multipliedBy(2))
			.watchCompletions(settings.watch())
			.watchSchedule(List.of(Duration.ofSeconds(1)))
			.build();
	}

	/**
	 * Sell.
	 * @param arguments the settings
	 * @throws Exception if something fails
	 */
	public static void main(String[] arguments) throws Exception {
		ShopProcess process = new ShopProcess(ShopSettings.parse(arguments));
		process.outbox.start();
		OUT.println("READY");
		int count = process.settings.outbox() ? TILLS : process.settings.threads();
		ExecutorService tills = Executors.newFixedThreadPool(count);
		for (int till = 0; till < count; till++) {
			tills.execute(process::sellAll);
		}
		while (System.in.read() != -1) {
			Thread.onSpinWait();
		}
		tills.shutdown();
		boolean unused = tills.awaitTermination(10, TimeUnit.SECONDS);
		process.outbox.stop();
		process.wechatPay.close();
		OUT.println("STATEMENTS " + process.dataSource.statements());
		System.exit(0);
	}

	private void sellAll() {
		for (long number = this.shop.nextNumber(); number <= this.settings.sales(); number = this.shop.nextNumber()) {
			sell(number);
			LockSupport.parkNanos(this.settings.pause().toNanos());
		}
	}

	private void sell(long number) {
		String outOrderNo = Shop.outOrderNo(number);
		this.transaction.executeWithoutResult((status) -> {
			this.shop.sell(outOrderNo);
			if (this.settings.outbox()) {
				this.outbox.outbox().complete(outOrderNo, Shop.bill());
			}
			if (this.settings.rollBackHalf() && number % 2 == 0) {
				status.setRollbackOnly();
			}
		});
		if (!this.settings.outbox()) {
			this.orders.complete(outOrderNo, Shop.bill()).block();
			this.shop.tell(outOrderNo, "completed");
		}
	}

}
