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

package io.github.payscore;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * An error code that WeChat Pay documents for the calls of PayScore, its refunds and
 * bills: what it means, and what to do about it. The same code may mean something else in
 * another family of calls, and WeChat Pay may add codes; decide by
 * {@link WeChatPayException#isOutcomeUnknown()} and the code, and show these words to
 * people.
 * <p>
 * The tables of WeChat Pay are those of the mainland. There is none for oversea, which
 * uses the same codes.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see WeChatPayResponseException#getKnownError()
 */
public enum KnownError {

	/**
	 * 400: a parameter is wrong.
	 */
	PARAM_ERROR(Calls.ALL, "PARAM_ERROR", "A parameter is missing, malformed or not allowed.",
			"Correct the request; the details of the error may name the field.", "merchant/4012081709"),

	/**
	 * 401: the signature was not accepted.
	 */
	SIGN_ERROR(Calls.ALL, "SIGN_ERROR", "WeChat Pay did not accept the signature of the request.",
			"Check that the private key, its serial number and the merchant number belong together, that the "
					+ "certificate is neither replaced nor expired, and that the clock is right.",
			"merchant/4012072670"),

	/**
	 * 500: a fault of WeChat Pay.
	 */
	SYSTEM_ERROR(Calls.ALL, "SYSTEM_ERROR", "WeChat Pay has a fault of its own.",
			"Call again later with the same parameters.", "merchant/4012081709"),

	/**
	 * 400: a rule of PayScore is broken.
	 */
	ORDER_INVALID_REQUEST(Calls.PAYSCORE, "INVALID_REQUEST",
			"The request breaks a rule of PayScore: often the order is in another state, or the number was used "
					+ "before with other parameters.",
			"Query what the number belongs to, and compare.", "merchant/4012587900"),

	/**
	 * 400: the state of the order does not allow the call.
	 */
	ORDER_INVALID_STATE(Calls.PAYSCORE, "INVALID_ORDER_STATE", "The state of the order does not allow this.",
			"Query the order, and go on from the state that it shows.", "merchant/4012587900"),

	/**
	 * 400: the order is cancelled.
	 */
	ORDER_CANCELED(Calls.PAYSCORE, "ORDER_CANCELED", "The order is cancelled already.",
			"No call changes it any more, and nothing is collected for it.", "merchant/4012587900"),

	/**
	 * 400: the order is done.
	 */
	ORDER_DONE(Calls.PAYSCORE, "ORDER_DONE", "The order is done already.",
			"No call changes it any more; query it to see its total.", "merchant/4012587900"),

	/**
	 * 403: the merchant may not do this.
	 */
	ORDER_NO_AUTH(Calls.PAYSCORE, "NO_AUTH", "The merchant may not do this.",
			"Compare merchant number, service id, official account and sub-merchant with the merchant platform. A "
					+ "service without confirmation by the user is granted by itself and has a service id of its own.",
			"merchant/4012587900"),

	/**
	 * 404: there is no such order.
	 */
	ORDER_NOT_EXIST(Calls.PAYSCORE, "ORDER_NOT_EXIST", "There is no such order.",
			"Check the number of the order, the service id and the merchant.", "merchant/4012587900"),

	/**
	 * 429: too many calls.
	 */
	ORDER_FREQUENCY_LIMITED(Calls.PAYSCORE, "FREQUENCY_LIMITED", "There were too many calls.",
			"Call less often, and wait before you call again.", "merchant/4012587900"),

	/**
	 * 400: a rule of refunds is broken.
	 */
	REFUND_INVALID_REQUEST(Calls.REFUND, "INVALID_REQUEST", "The refund failed, because it breaks a rule.",
			"Do what the message of WeChat Pay says.", "merchant/4012587971"),

	/**
	 * 403: the merchant may not refund this.
	 */
	REFUND_NO_AUTH(Calls.REFUND, "NO_AUTH", "The refund failed: the merchant may not refund this payment.",
			"Check that the payment belongs to the merchant, and that it may make refunds.", "merchant/4012587971"),

	/**
	 * 403: not enough money.
	 */
	REFUND_NOT_ENOUGH(Calls.REFUND, "NOT_ENOUGH", "The refund failed: the balance of the merchant is too low.",
			"See to the balance, then ask for the refund again with the same number.", "partner/4013138987"),

	/**
	 * 403: the user cannot be refunded.
	 */
	REFUND_USER_ACCOUNT_ABNORMAL(Calls.REFUND, "USER_ACCOUNT_ABNORMAL",
			"The refund failed: the account of the user cannot take it.",
			"Give the money back to the user in another way.", "merchant/4012587971"),

	/**
	 * 404: no such merchant.
	 */
	REFUND_MCH_NOT_EXISTS(Calls.REFUND, "MCH_NOT_EXISTS", "There is no such merchant.", "Check the merchant numbers.",
			"merchant/4012587971"),

	/**
	 * 404: no such payment or refund.
	 */
	REFUND_RESOURCE_NOT_EXISTS(Calls.REFUND, "RESOURCE_NOT_EXISTS",
			"There is no such payment or refund, or the payment was not made yet.",
			"Check the number; only what was paid can be refunded.", "merchant/4012587971"),

	/**
	 * 429: too many calls, and the refund may be under way. The outcome is unknown.
	 */
	REFUND_FREQUENCY_LIMITED(Calls.REFUND, "FREQUENCY_LIMITED",
			"There were too many calls; the refund may be under way nevertheless.",
			"Query it, or ask for it again later with the same number, never with another one.", "merchant/4012587971"),

	/**
	 * 400: the request for a bill is wrong.
	 */
	BILL_INVALID_REQUEST(Calls.BILL, "INVALID_REQUEST", "A parameter of the bill is not allowed.",
			"Do what the message of WeChat Pay says.", "merchant/4013071227"),

	/**
	 * 400: there is no bill of that day.
	 */
	BILL_NO_STATEMENT_EXIST(Calls.BILL, "NO_STATEMENT_EXIST", "There is no bill.",
			"Check that there were payments or refunds on that day.", "merchant/4013071227"),

	/**
	 * 400: the bill is not ready yet.
	 */
	BILL_STATEMENT_CREATING(Calls.BILL, "STATEMENT_CREATING", "The bill is being made.",
			"Ask for it after 10 o'clock of the next day, if there were payments or refunds.", "merchant/4013071227"),

	/**
	 * 429: too many calls.
	 */
	BILL_FREQUENCY_LIMITED(Calls.BILL, "FREQUENCY_LIMITED", "There were too many calls.",
			"Call less often, and wait before you call again.", "merchant/4013071227");

	private static final String PAGES = "https://pay.weixin.qq.com/doc/v3/";

	private final Calls calls;

	private final String code;

	private final String meaning;

	private final String advice;

	private final String page;

	KnownError(Calls calls, String code, String meaning, String advice, String page) {
		this.calls = calls;
		this.code = code;
		this.meaning = meaning;
		this.advice = advice;
		this.page = page;
	}

	/**
	 * Find what is known of an error.
	 * @param path the path that was called, such as {@code /v3/payscore/serviceorder}
	 * @param code the code of the error, or {@code null} if it had none
	 * @return the error, or {@code null} if the code is not known for such a call
	 */
	public static @Nullable KnownError find(String path, @Nullable String code) {
		Calls calls = Calls.of(path);
		return (calls != null) ? Arrays.stream(values())
			.filter((error) -> error.code.equals(code) && (error.calls == calls || error.calls == Calls.ALL))
			.findFirst()
			.orElse(null) : null;
	}

	/**
	 * Return the calls that the code is known for.
	 * @return the start of their paths, such as {@code /v3/refund/}, or an empty text if
	 * it means the same in all of them
	 */
	public String getPath() {
		return this.calls.path;
	}

	/**
	 * Return the code.
	 * @return the code, such as {@code ORDER_DONE}
	 */
	public String getCode() {
		return this.code;
	}

	/**
	 * Return what the code means.
	 * @return one sentence
	 */
	public String getMeaning() {
		return this.meaning;
	}

	/**
	 * Return what to do about it. An unknown outcome comes first: see
	 * {@link WeChatPayException#isOutcomeUnknown()}.
	 * @return one or more sentences
	 */
	public String getAdvice() {
		return this.advice;
	}

	/**
	 * Return where WeChat Pay documents the code.
	 * @return the URL of the page
	 */
	public String getSource() {
		return PAGES + this.page;
	}

	private enum Calls {

		ALL(""),

		PAYSCORE("/v3/payscore/"),

		REFUND("/v3/refund/"),

		BILL("/v3/bill/");

		private final String path;

		Calls(String path) {
			this.path = path;
		}

		private static @Nullable Calls of(String path) {
			return Arrays.stream(values())
				.filter((calls) -> calls != ALL && path.startsWith(calls.path))
				.findFirst()
				.orElse(null);
		}

	}

}
