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

package io.github.payscore.notification.jdbc;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.payscore.notification.NotificationClaim;

/**
 * A process that notifications are delivered to. Talks to the test by its standard
 * streams, and writes down when it begins and ends to handle a notification.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class JdbcRaceWorker {

	static final int NOTIFICATIONS = 1000;

	static final int DELIVERIES = 2;

	static final String READY = "READY";

	static final String HOLDING = "HOLDING";

	static final String DONE = "DONE";

	private static final int THREADS = 4;

	private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
			StandardCharsets.US_ASCII);

	private final String process;

	private final Duration lease;

	private final int holdAfter;

	private final JdbcNotificationStore store;

	private final JdbcClient client;

	private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(THREADS);

	private final CountDownLatch deliveries = new CountDownLatch(NOTIFICATIONS * DELIVERIES);

	private final AtomicInteger begun = new AtomicInteger();

	// Whoever holds the write lock knows that nothing is between its end and its
	// completion
	private final ReadWriteLock ending = new ReentrantReadWriteLock();

	private JdbcRaceWorker(String process, String url, Duration lease, int holdAfter) {
		this.process = process;
		this.lease = lease;
		this.holdAfter = holdAfter;
		var dataSource = JdbcPools.create(url);
		this.store = JdbcNotificationStore.builder(dataSource).build();
		this.client = JdbcClient.create(dataSource);
	}

	/**
	 * Handle all notifications.
	 * @param arguments the name of the process, the URL of the database, the lease, and
	 * after how many notifications to stand still (0 for never)
	 * @throws Exception if something fails
	 */
	public static void main(String[] arguments) throws Exception {
		Thread.setDefaultUncaughtExceptionHandler((thread, ex) -> fail(ex));
		JdbcRaceWorker worker = new JdbcRaceWorker(arguments[0], arguments[1], Duration.parse(arguments[2]),
				Integer.parseInt(arguments[3]));
		OUT.println(READY);
		waitForInput();
		worker.run();
		OUT.println(DONE);
		System.exit(0);
	}

	private void run() throws InterruptedException {
		for (String key : keys()) {
			deliver(key, Duration.ZERO);
		}
		this.deliveries.await();
	}

	// The same order in each process, so that they meet
	private static List<String> keys() {
		List<String> keys = new ArrayList<>();
		for (int number = 0; number < NOTIFICATIONS * DELIVERIES; number++) {
			keys.add("%064x".formatted(number % NOTIFICATIONS));
		}
		Collections.shuffle(keys, new Random(1));
		return keys;
	}

	private void deliver(String key, Duration delay) {
		ScheduledFuture<?> unused = this.executor.schedule(() -> receive(key), delay.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void receive(String key) {
		try {
			receive(new NotificationClaim(key, UUID.randomUUID().toString(), "id", "PAYSCORE.USER_PAID"));
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
	}

	private void receive(NotificationClaim claim) {
		switch (this.store.claim(claim, this.lease)) {
			case CLAIMED -> {
				handle(claim);
				this.deliveries.countDown();
			}
			case HANDLED -> this.deliveries.countDown();
			case IN_PROGRESS -> deliver(claim.key(), Duration.ofMillis(100));
		}
	}

	private void handle(NotificationClaim claim) {
		record("begin", claim);
		if (this.begun.incrementAndGet() == this.holdAfter) {
			standStill();
		}
		this.ending.readLock().lock();
		try {
			if (this.store.renew(claim, this.lease)) {
				record("end", claim);
				this.store.complete(claim);
			}
		}
		finally {
			this.ending.readLock().unlock();
		}
	}

	private void record(String event, NotificationClaim claim) {
		this.client.sql("INSERT INTO RACE_EVENT VALUES (?, ?, ?)").params(event, claim.key(), this.process).update();
	}

	private void standStill() {
		this.ending.writeLock().lock();
		OUT.println(HOLDING);
		waitForInput();
	}

	// Returns when the test ends, too
	private static void waitForInput() {
		try {
			if (System.in.read() == -1) {
				Runtime.getRuntime().halt(2);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void fail(Throwable ex) {
		ex.printStackTrace(OUT);
		Runtime.getRuntime().halt(1);
	}

}
