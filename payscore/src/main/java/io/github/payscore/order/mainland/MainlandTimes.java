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

package io.github.payscore.order.mainland;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import io.github.payscore.order.OrderChecks;

/**
 * Times as the mainland writes them.
 *
 * @author PayScore for Spring Boot contributors
 */
final class MainlandTimes {

	private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private static final DateTimeFormatter TO_SECOND = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

	private static final DateTimeFormatter TO_DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

	private MainlandTimes() {
	}

	static LocalDateTime inChina(OffsetDateTime time) {
		return OrderChecks.required("time", time).atZoneSameInstant(CHINA).toLocalDateTime();
	}

	static String toSecond(LocalDateTime time) {
		return TO_SECOND.format(OrderChecks.required("time", time));
	}

	static String toDay(LocalDate day) {
		return TO_DAY.format(OrderChecks.required("day", day));
	}

}
