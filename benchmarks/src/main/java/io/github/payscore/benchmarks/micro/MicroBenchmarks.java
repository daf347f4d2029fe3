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

package io.github.payscore.benchmarks.micro;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import io.github.payscore.benchmarks.Mode;
import io.github.payscore.benchmarks.result.Micro;

/**
 * Runs all benchmarks of JMH.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class MicroBenchmarks {

	private static final Map<String, String> REPORT_NAMES = Map.of("SignatureBenchmark.sign", "signature",
			"SignatureBenchmark.verify", "verification", "AuthorizationBenchmark.authorize", "Authorization header",
			"JsonBenchmark.write", "JSON of the request", "NotificationBenchmark.decrypt", "notification, decrypted");

	private static final List<String> ORDER = List.of("signature", "verification", "Authorization header",
			"JSON of the request", "notification, decrypted");

	private final Mode mode;

	/**
	 * Create the runner.
	 * @param mode how long to measure
	 */
	public MicroBenchmarks(Mode mode) {
		this.mode = mode;
	}

	/**
	 * Run them.
	 * @return the results
	 */
	public List<Micro> run() {
		return runJmh().stream()
			.map(MicroBenchmarks::result)
			.sorted(Comparator.comparing((micro) -> ORDER.indexOf(micro.benchmark())))
			.toList();
	}

	private Collection<RunResult> runJmh() {
		ChainedOptionsBuilder options = new OptionsBuilder().include("io\\.github\\.payscore\\..*Benchmark\\.")
			.addProfiler(GCProfiler.class)
			.shouldFailOnError(true);
		try {
			return new Runner(withTimes(options).build()).run();
		}
		catch (RunnerException ex) {
			throw new IllegalStateException("JMH failed", ex);
		}
	}

	private ChainedOptionsBuilder withTimes(ChainedOptionsBuilder options) {
		return switch (this.mode) {
			case FULL -> options.forks(1)
				.warmupIterations(3)
				.warmupTime(TimeValue.seconds(2))
				.measurementIterations(5)
				.measurementTime(TimeValue.seconds(2));
			case SMOKE -> options.forks(0)
				.warmupIterations(0)
				.measurementIterations(1)
				.measurementTime(TimeValue.milliseconds(50));
		};
	}

	private static Micro result(RunResult result) {
		Result<?> time = result.getPrimaryResult();
		return new Micro(reportName(result), provider(result), time.getScore(), time.getScoreError(),
				allocatedBytes(result));
	}

	private static double allocatedBytes(RunResult result) {
		Result<?> allocation = result.getSecondaryResults().get("gc.alloc.rate.norm");
		return (allocation != null) ? allocation.getScore() : Double.NaN;
	}

	private static String reportName(RunResult result) {
		String method = result.getParams().getBenchmark();
		String name = REPORT_NAMES.get(method.substring(method.lastIndexOf('.', method.lastIndexOf('.') - 1) + 1));
		if (name == null) {
			throw new IllegalStateException("The benchmark " + method + " has no name in the report");
		}
		return name;
	}

	private static String provider(RunResult result) {
		String provider = result.getParams().getParam("provider");
		return (provider != null) ? RsaProvider.valueOf(provider).reportName() : "";
	}

}
