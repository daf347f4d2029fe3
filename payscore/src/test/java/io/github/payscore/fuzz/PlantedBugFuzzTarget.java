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

package io.github.payscore.fuzz;

/**
 * Has a bug behind a sequence of bytes that chance alone never hits.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class PlantedBugFuzzTarget {

	private PlantedBugFuzzTarget() {
	}

	/**
	 * Called by Jazzer.
	 * @param content any bytes
	 */
	public static void fuzzerTestOneInput(byte[] content) {
		if (content.length > 5 && content[0] == 'P' && content[1] == 'a' && content[2] == 'y' && content[3] == 'S'
				&& content[4] == 'c') {
			throw new IllegalStateException("The planted bug");
		}
	}

}
