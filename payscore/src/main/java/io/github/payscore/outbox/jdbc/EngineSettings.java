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

package io.github.payscore.outbox.jdbc;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;

/**
 * How the engine works.
 *
 * @param names the names of the tables
 * @param threads how many calls are made at a time
 * @param threadFactory makes their threads
 * @param pollingInterval how often to look for what is due
 * @param takeOverAfter when other processes take over what a process that died has left
 * @param shutdownTimeout how long calls that are under way may take to finish
 * @param retention for how long calls are remembered after their outcome
 * @author PayScore for Spring Boot contributors
 */
record EngineSettings(TableNames names, int threads, ThreadFactory threadFactory, Duration pollingInterval,
		Duration takeOverAfter, Duration shutdownTimeout, Duration retention) {

	// Much longer than the client takes, and shorter than it takes to be thought dead
	Duration callTimeLimit() {
		return this.takeOverAfter.multipliedBy(5).dividedBy(6);
	}

}
