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

package io.github.payscore.test.state;

import java.time.Instant;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.RandomText;
import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;
import io.github.payscore.test.rules.Rfc3339;

/**
 * A plan that users can sign. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Plan {

	private static final int ID_DIGITS = 24;

	private final String planId = "01000033" + RandomText.digits(ID_DIGITS);

	private final ObjectNode fields;

	private boolean isStopped;

	Plan(RequestBody creation, String mchid) {
		this.fields = creation.json().deepCopy().put("mchid", mchid).put("plan_id", this.planId);
		int number = 1;
		for (JsonNode detail : this.fields.path("plan_detail_list")) {
			((ObjectNode) detail).put("plan_detail_no", number);
			number++;
		}
	}

	String planId() {
		return this.planId;
	}

	String merchantPlanNo() {
		return this.fields.path("merchant_plan_no").asString();
	}

	boolean isOf(String serviceId) {
		return this.fields.path("service_id").asString().equals(serviceId);
	}

	JsonNode details() {
		return this.fields.path("plan_detail_list");
	}

	ObjectNode fields() {
		return this.fields;
	}

	synchronized void checkSignable() {
		if (this.isStopped) {
			throw refused("/plan_id", "is a plan that was stopped");
		}
	}

	// No page says what a repetition is answered with.
	public synchronized void stop(String mchid, Instant now) {
		if (this.isStopped) {
			throw refused("/merchant_plan_no", "is a plan that was stopped before");
		}
		this.isStopped = true;
		this.fields.put("stop_mchid", mchid).put("stop_time", Rfc3339.format(now));
	}

	static Refusal refused(String pointer, String issue) {
		return Refusal.of(400, "INVALID_REQUEST", "当前状态不允许此操作", pointer, issue, "body");
	}

	public synchronized ObjectNode json() {
		return this.fields.deepCopy().put("plan_state", this.isStopped ? "STOP" : "NORMAL");
	}

}
