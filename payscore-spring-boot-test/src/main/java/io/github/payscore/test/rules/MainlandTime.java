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

package io.github.payscore.test.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/**
 * A time as the mainland writes it: China's, as {@code yyyyMMddHHmmss} or
 * {@code yyyyMMdd}, which is the start of that day.
 *
 * @param time the time
 * @param isDate whether only the day is given
 * @author PayScore for Spring Boot contributors
 */
public record MainlandTime(LocalDateTime time, boolean isDate) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss")
		.withResolverStyle(ResolverStyle.STRICT);

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd")
		.withResolverStyle(ResolverStyle.STRICT);

	private static final int DATE_LENGTH = 8;

	static MainlandTime parse(String text, String pointer) {
		try {
			return (text.length() == DATE_LENGTH) ? new MainlandTime(LocalDate.parse(text, DATE).atStartOfDay(), true)
					: new MainlandTime(LocalDateTime.parse(text, TIME), false);
		}
		catch (DateTimeException ex) {
			throw Refusal.bodyError(pointer,
					"must be a time as 20091225091010 (yyyyMMddHHmmss) or 20091225 (yyyyMMdd)");
		}
	}

	public static String format(Instant time) {
		return TIME.format(local(time));
	}

	public static LocalDateTime local(Instant time) {
		return LocalDateTime.ofInstant(time, ZoneOffset.ofHours(8));
	}

	public static String format(String text) {
		return (text.length() == DATE_LENGTH) ? text + "000000" : text;
	}

	// Whole days are compared with whole days.
	boolean isBefore(LocalDateTime other) {
		return this.isDate ? this.time.toLocalDate().isBefore(other.toLocalDate()) : this.time.isBefore(other);
	}

	boolean isAfter(LocalDateTime other) {
		return this.isDate ? this.time.toLocalDate().isAfter(other.toLocalDate()) : this.time.isAfter(other);
	}

}
