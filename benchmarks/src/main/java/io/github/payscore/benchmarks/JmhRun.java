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

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks of JMH.
 *
 * @author PayScore for Spring Boot contributors
 */
final class JmhRun {

	private final Mode mode;

	JmhRun(Mode mode) {
		this.mode = mode;
	}

	// Measure the steps of a completion.
	List<Result> steps() {
		return run("(Signature|Request)Benchmark", "step", "micros");
	}

	List<Result> notifications() {
		return run("NotificationBenchmark", "notification", "perSecond");
	}

	private List<Result> run(String benchmarks, String kind, String unit) {
		ChainedOptionsBuilder options = new OptionsBuilder().include(benchmarks)
			.addProfiler(GCProfiler.class)
			.shouldFailOnError(true);
		try {
			return new Runner(withTimes(options).build()).run()
				.stream()
				.map((result) -> result(result, kind, unit))
				.sorted(Comparator.comparing(Result::subject))
				.toList();
		}
		catch (RunnerException ex) {
			throw new IllegalStateException("JMH failed", ex);
		}
	}

	private ChainedOptionsBuilder withTimes(ChainedOptionsBuilder options) {
		return switch (this.mode) {
			case SMOKE -> options.forks(0)
				.verbosity(VerboseMode.SILENT)
				.warmupIterations(0)
				.measurementIterations(1)
				.measurementTime(TimeValue.milliseconds(50));
			case QUICK -> times(options, 1);
			case FULL -> times(options, 2);
		};
	}

	private static ChainedOptionsBuilder times(ChainedOptionsBuilder options, int seconds) {
		return options.forks(1)
			.warmupIterations(3)
			.warmupTime(TimeValue.seconds(seconds))
			.measurementIterations(5)
			.measurementTime(TimeValue.seconds(seconds));
	}

	private static Result result(RunResult result, String kind, String unit) {
		return Result.of(kind, name(result), Map.of(unit, result.getPrimaryResult().getScore(), "error",
				result.getPrimaryResult().getScoreError(), "bytes", allocatedBytes(result)));
	}

	private static double allocatedBytes(RunResult result) {
		org.openjdk.jmh.results.Result<?> allocation = result.getSecondaryResults().get("gc.alloc.rate.norm");
		return (allocation != null) ? allocation.getScore() : Double.NaN;
	}

	private static String name(RunResult result) {
		String benchmark = result.getParams().getBenchmark();
		String provider = result.getParams().getParam("provider");
		return benchmark.substring(benchmark.lastIndexOf('.') + 1) + ((provider != null) ? ", " + provider : "");
	}

}
