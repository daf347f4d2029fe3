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

package io.github.payscore.client;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import io.github.payscore.benchmarks.example.ExampleOrder;
import io.github.payscore.client.json.WireJson;
import io.github.payscore.order.CompleteOrderRequest;

/**
 * The JSON of the example request. Lives in this package because the library shows its
 * writer to nobody else.
 *
 * @author PayScore for Spring Boot contributors
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JsonBenchmark {

	private final WireJson json = new WireJson();

	private final CompleteOrderRequest request = ExampleOrder.request();

	/**
	 * Check that the example comes out as it stands on WeChat Pay's page.
	 */
	@Setup
	public void setUp() {
		if (!Arrays.equals(write(), ExampleOrder.bytes())) {
			throw new IllegalStateException("The JSON of the example request is wrong");
		}
	}

	/**
	 * Write the request as JSON.
	 * @return the bytes that go over the wire
	 */
	@Benchmark
	public byte[] write() {
		return this.json.write(this.request);
	}

}
