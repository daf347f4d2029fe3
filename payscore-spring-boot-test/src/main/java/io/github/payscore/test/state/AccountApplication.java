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

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.payscore.test.rules.Refusal;
import io.github.payscore.test.rules.RequestBody;

/**
 * A partner's application to bind a sub-merchant to its service. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class AccountApplication {

	private final ObjectNode fields;

	private String state = "PROCESSING";

	private @Nullable String rejectReason;

	AccountApplication(RequestBody application) {
		this.fields = application.json().deepCopy();
	}

	void checkAppliedBy(RequestBody application) {
		if (!application.json().equals(this.fields)) {
			throw Refusal.of(400, "INVALID_REQUEST", "请确认相同单号是否使用了不同的参数", "/out_apply_no",
					"was applied for with other parameters", "body");
		}
	}

	public String outApplyNo() {
		return this.fields.path("out_apply_no").asString();
	}

	public @Nullable String resultNotifyUrl() {
		return this.fields.path("result_notify_url").asString(null);
	}

	public synchronized void decide(@Nullable String reason) {
		if (!"PROCESSING".equals(this.state)) {
			throw new IllegalStateException("The application '%s' is decided already".formatted(outApplyNo()));
		}
		this.state = (reason != null) ? "REJECTED" : "APPROVED";
		this.rejectReason = reason;
	}

	public synchronized ObjectNode document(String mchid) {
		ObjectNode json = this.fields.deepCopy().put("mchid", mchid).put("apply_state", this.state);
		if (this.rejectReason != null) {
			json.put("reject_reason", this.rejectReason);
		}
		return json;
	}

	public ObjectNode notification(String mchid) {
		ObjectNode json = document(mchid);
		json.remove("result_notify_url");
		return json;
	}

}
