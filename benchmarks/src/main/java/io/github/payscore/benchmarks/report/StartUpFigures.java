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

package io.github.payscore.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

import io.github.payscore.benchmarks.result.StartUp;

/**
 * The starts of applications, compared with the first of them, which is the empty one.
 *
 * @author PayScore for Spring Boot contributors
 */
final class StartUpFigures {

	private static final double MOST_MILLIS = 150;

	private static final String PKCS8 = "PKCS#8";

	private final StartUp empty;

	private final List<StartUp> withStarter;

	StartUpFigures(List<StartUp> startUps) {
		this.empty = startUps.get(0);
		this.withStarter = startUps.subList(1, startUps.size());
	}

	String table() {
		MarkdownTable table = MarkdownTable.ofFigures("application", "ready after ms", "ms added", "fastest ms",
				"ms added", "classes", "classes added", "of Bouncy Castle");
		table.row(this.empty.application(), Figure.of(this.empty.millis()), "", Figure.of(this.empty.fastestMillis()),
				"", Figure.of(this.empty.classes()), "", Figure.of(this.empty.bouncyCastleClasses()));
		for (StartUp startUp : this.withStarter) {
			table.row(startUp.application(), Figure.of(startUp.millis()), Figure.of(millisAdded(startUp)),
					Figure.of(startUp.fastestMillis()), Figure.of(startUp.fastestMillis() - this.empty.fastestMillis()),
					Figure.of(startUp.classes()), Figure.of(startUp.classes() - this.empty.classes()),
					Figure.of(startUp.bouncyCastleClasses()));
		}
		return table.toString();
	}

	List<Target> targets() {
		List<Target> targets = new ArrayList<>();
		for (StartUp startUp : this.withStarter) {
			if (startUp.application().endsWith(PKCS8)) {
				targets.add(Target.atMost(startUp.application(), "start-up added", millisAdded(startUp), MOST_MILLIS,
						" ms"));
				targets.add(Target.atMost(startUp.application(), "classes of Bouncy Castle loaded",
						startUp.bouncyCastleClasses(), 0, ""));
			}
		}
		return targets;
	}

	private double millisAdded(StartUp startUp) {
		return startUp.millis() - this.empty.millis();
	}

}
