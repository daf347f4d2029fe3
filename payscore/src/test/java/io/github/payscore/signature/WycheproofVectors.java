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

package io.github.payscore.signature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of test vectors of Project Wycheproof, unchanged.
 *
 * @author PayScore for Spring Boot contributors
 */
final class WycheproofVectors {

	private final List<Vector> vectors = new ArrayList<>();

	WycheproofVectors(String name) throws IOException {
		JsonNode file = JsonMapper.shared()
			.readTree(new ClassPathResource("wycheproof/" + name).getContentAsByteArray());
		for (JsonNode group : file.path("testGroups")) {
			group.path("tests").forEach((test) -> this.vectors.add(new Vector(group, test)));
		}
	}

	Stream<Vector> stream() {
		return this.vectors.stream();
	}

	/**
	 * One vector.
	 *
	 * @param group the group that it is part of
	 * @param test the vector itself
	 */
	record Vector(JsonNode group, JsonNode test) {

		int groupInt(String name) {
			return this.group.path(name).intValue(-1);
		}

		byte[] groupBytes(String name) {
			return HexFormat.of().parseHex(this.group.path(name).stringValue());
		}

		byte[] bytes(String name) {
			return HexFormat.of().parseHex(this.test.path(name).stringValue());
		}

		String result() {
			return this.test.path("result").stringValue();
		}

		boolean hasFlag(String flag) {
			return this.test.path("flags").valueStream().anyMatch((value) -> flag.equals(value.stringValue()));
		}

		DynamicTest test(Runnable check) {
			return DynamicTest.dynamicTest("tcId " + this.test.path("tcId").intValue() + ": " + result() + " "
					+ this.test.path("flags") + " " + this.test.path("comment").stringValue(), check::run);
		}

	}

}
