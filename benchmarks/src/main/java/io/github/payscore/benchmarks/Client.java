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

package io.github.payscore.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * The process of a client. Completes orders through one subject, measures itself, and
 * prints each result as a line of JSON.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Client {

	private static final int COLD_PARTS = 3;

	private static final int MOST_WINDOWS = 20;

	private static final long STOP_LIMIT_SECONDS = 60;

	private final Subject subject;

	private final OrderClient orderClient;

	private final Plan plan;

	private final PrintStream results;

	private final Durations completions = new Durations();

	private Client(Subject subject, OrderClient orderClient, Plan plan, PrintStream results) {
		this.subject = subject;
		this.orderClient = orderClient;
		this.plan = plan;
		this.results = results;
	}

	/**
	 * Run the client.
	 * @param args the name of a {@link Subject}, the port of the server, the folder with
	 * the keys, and a {@link Plan}
	 * @throws Exception if the subject does not do what it should
	 */
	public static void main(String[] args) throws Exception {
		PrintStream results = System.out;
		// Whatever else is printed is no result
		System.setOut(System.err);
		Subject subject = Subject.valueOf(args[0]);
		Target target = new Target(Integer.parseInt(args[1]), new KeyFolder(Path.of(args[2])));
		OrderClient orderClient = OrderClients.create(subject, target);
		try {
			new Client(subject, orderClient, Plan.parse(args[3]), results).run();
			System.exit(0);
		}
		catch (Exception ex) {
			ex.printStackTrace();
			System.exit(1);
		}
	}

	private void run() throws Exception {
		measureCold();
		load(Plan.WARM_UP_CALLERS, () -> Thread.sleep(this.plan.warmUpMillis()));
		for (int callers : Plan.CALLERS) {
			load(callers, () -> print("window", callers, measureWindow()));
		}
		if (this.subject.isPinged()) {
			load(Plan.PINGED_CALLERS, () -> print("pings", Plan.PINGED_CALLERS, measurePings()));
		}
		SelfCheck.run(this.subject, this.orderClient);
	}

	private void measureCold() throws Exception {
		Map<String, Double> figures = new LinkedHashMap<>();
		long calls = this.plan.coldCalls() / COLD_PARTS;
		for (int part = 1; part <= COLD_PARTS; part++) {
			AtomicLong left = new AtomicLong(calls);
			long before = Window.cpuNanos();
			join(start(Plan.WARM_UP_CALLERS, () -> left.getAndDecrement() > 0));
			figures.put("cpu" + part, (Window.cpuNanos() - before) / Window.NANOS_PER_MILLI / calls);
		}
		print("cold", Plan.WARM_UP_CALLERS, figures);
	}

	private Map<String, Double> measureWindow() throws Exception {
		Thread.sleep(this.plan.leadInMillis());
		Window window = new Window(this.completions);
		sleep(this.completions);
		return window.close();
	}

	private Map<String, Double> measurePings() throws Exception {
		Durations pings = new Durations();
		AtomicBoolean going = new AtomicBoolean(true);
		CompletableFuture<?> end = new Pinger(((ReactiveOrderClient) this.orderClient).webClient()).start(going::get,
				pings);
		Thread.sleep(this.plan.leadInMillis());
		pings.take();
		sleep(pings);
		Map<String, Double> figures = pings.percentiles();
		going.set(false);
		join(end);
		return figures;
	}

	// On a machine that does much else, a short time may not be enough for a single call.
	private void sleep(Durations durations) throws InterruptedException {
		for (int i = 0; i == 0 || (i < MOST_WINDOWS && durations.isEmpty()); i++) {
			Thread.sleep(this.plan.windowMillis());
		}
	}

	private void load(int callers, Step step) throws Exception {
		AtomicBoolean going = new AtomicBoolean(true);
		CompletableFuture<?> end = start(callers, going::get);
		try {
			step.run();
		}
		finally {
			going.set(false);
			join(end);
		}
	}

	private CompletableFuture<?> start(int callers, BooleanSupplier going) {
		return Callers.start(this.orderClient, callers, going, this.completions);
	}

	// Fails if one of the calls did.
	private static void join(CompletableFuture<?> end) throws Exception {
		end.get(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
	}

	private void print(String kind, int callers, Map<String, Double> figures) {
		this.results.println(Results.toLine(new Result(kind, this.subject.name(), callers, figures)));
		this.results.flush();
	}

	/**
	 * What is done while callers complete orders.
	 */
	private interface Step {

		void run() throws Exception;

	}

}
