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

/**
 * How far a refund is.
 *
 * @author PayScore for Spring Boot contributors
 */
public enum RefundStatus {

	/**
	 * WeChat Pay has accepted it.
	 */
	PROCESSING("PROCESSING"),

	/**
	 * The user has the money.
	 */
	SUCCESS("SUCCESS"),

	/**
	 * The bank refused it.
	 */
	ABNORMAL("CHANGE"),

	/**
	 * It was closed, and the money stays with the merchant.
	 */
	CLOSED("FAIL");

	private final String inBills;

	RefundStatus(String inBills) {
		this.inBills = inBills;
	}

	String inBills() {
		return this.inBills;
	}

	boolean isFinal() {
		return this == SUCCESS || this == CLOSED;
	}

	// Oversea has another word for it.
	String word(boolean isMainland) {
		return (this == CLOSED && !isMainland) ? "REFUNDCLOSE" : name();
	}

}
