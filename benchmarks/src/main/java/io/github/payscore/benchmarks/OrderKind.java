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

import java.util.Locale;

/**
 * What the server does with an order, which its number says.
 *
 * @author PayScore for Spring Boot contributors
 */
enum OrderKind {

	/**
	 * Reads the request and answers, no more.
	 */
	MEASURED,

	/**
	 * Checks the signature and the body of the request.
	 */
	SIGNED,

	/**
	 * Checks the body of the request.
	 */
	UNSIGNED,

	/**
	 * Answers with a wrong signature.
	 */
	FORGED;

	private final String prefix = name().toLowerCase(Locale.ROOT) + "-";

	// Return the number of an order of this kind; the index tells them apart.
	String number(long index) {
		return this.prefix + index;
	}

	// Return the kind of an order by its number, or a text that begins with it.
	static OrderKind of(String outOrderNo) {
		for (OrderKind kind : values()) {
			if (outOrderNo.startsWith(kind.prefix)) {
				return kind;
			}
		}
		throw new IllegalArgumentException("No order has the number " + outOrderNo);
	}

}
