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

package io.github.payscore.platform;

import org.jspecify.annotations.Nullable;

import io.github.payscore.WeChatPayException;

/**
 * The platform certificates could not be downloaded. The message says why, and what to
 * do.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class PlatformCertificateException extends WeChatPayException {

	private final Reason reason;

	/**
	 * Create a new exception.
	 * @param reason what kind of failure it is
	 * @param message what went wrong
	 * @param cause the cause, or {@code null}
	 */
	public PlatformCertificateException(Reason reason, String message, @Nullable Throwable cause) {
		this(reason, message, null, cause);
	}

	/**
	 * Create a new exception.
	 * @param reason what kind of failure it is
	 * @param problem what went wrong, one or more sentences
	 * @param advice what to do about it, or {@code null} if there is nothing to do
	 * @param cause the cause, or {@code null}
	 */
	public PlatformCertificateException(Reason reason, String problem, @Nullable String advice,
			@Nullable Throwable cause) {
		super(problem, advice, cause, false);
		this.reason = reason;
	}

	/**
	 * Return what kind of failure it is.
	 * @return the kind
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Kinds of failures.
	 */
	public enum Reason {

		/**
		 * The merchant has no platform certificates, so it needs the WeChat Pay public
		 * key.
		 */
		NO_CERTIFICATES,

		/**
		 * The certificates were encrypted with another APIv3 key.
		 */
		WRONG_API_V3_KEY,

		/**
		 * The list holds the merchant's own certificate, so it is not WeChat Pay's.
		 */
		OWN_CERTIFICATE,

		/**
		 * WeChat Pay refused the request, and would refuse it again.
		 */
		REFUSED,

		/**
		 * Anything else, which a later download may not meet.
		 */
		TEMPORARY

	}

}
