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

package io.github.payscore.client;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;
import io.github.payscore.client.download.FileDownload;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;

/**
 * Client for every path of WeChat Pay APIv3: requests are signed with the merchant's key,
 * successes are accepted only with a signature of WeChat Pay, and what may be repeated is
 * repeated when the network fails. Use it for what has no typed operation yet:
 * <pre class="code">
 * Mono&lt;Map&lt;String, Object&gt;&gt; order = client
 *     .get("/v3/payscore/serviceorder?out_order_no={out_order_no}&amp;service_id={service_id}&amp;appid={appid}",
 *             outOrderNo, serviceId, appid)
 *     .retrieve(new ParameterizedTypeReference&lt;&gt;() {});
 * </pre>
 * <p>
 * Nothing is sent before the returned {@code Mono} is subscribed to, and every
 * subscription is a call of its own. Every attempt of a call has the same body and a
 * signature of its own. Redirects are not followed. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see <a href=
 * "https://pay.weixin.qq.com/docs/merchant/development/interface-rules/basic-rules.html">Basic
 * rules of the interfaces</a>
 */
public interface WeChatPayClient {

	/**
	 * Prepare a request.
	 * @param method the HTTP method
	 * @param uriTemplate the path, and the query if there is one; starts with one
	 * {@code /}. Values belong into variables such as <code>{out_order_no}</code>, which
	 * are percent-encoded, and never into the template itself: it appears in messages and
	 * metrics
	 * @param uriVariables the values of the variables, in their order in the template
	 * @return the request, to which a body can be added
	 * @throws IllegalArgumentException if the template is no path below the base URL, or
	 * a variable is {@code null}
	 */
	Request method(HttpMethod method, String uriTemplate, Object... uriVariables);

	/**
	 * Prepare a GET request.
	 * @param uriTemplate the path and query, see {@link #method}
	 * @param uriVariables the values of the variables
	 * @return the request
	 */
	default Request get(String uriTemplate, Object... uriVariables) {
		return method(HttpMethod.GET, uriTemplate, uriVariables);
	}

	/**
	 * Prepare a POST request.
	 * @param uriTemplate the path and query, see {@link #method}
	 * @param uriVariables the values of the variables
	 * @return the request
	 */
	default Request post(String uriTemplate, Object... uriVariables) {
		return method(HttpMethod.POST, uriTemplate, uriVariables);
	}

	/**
	 * Download a file whose answer is not signed over its bytes, such as a bill. It is
	 * proven by its hash instead, and by nothing less. The content goes straight to the
	 * disk, to a file beside the target that takes the place of the target when the hash
	 * is right, and that goes away otherwise. Like every query, the request is signed,
	 * and repeated when the network fails or the file is not right; all of it counts
	 * towards the time that a call may take. The limit of the size of answers does not
	 * apply.
	 * @param file the file
	 * @param target where the file is to be, in a directory that exists; a file that is
	 * there is replaced. Only its owner may read it where the file system knows owners
	 * @return the target, once the file is there and proven. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused, for example because the
	 * address has expired; {@link UnverifiedResponseException} when the hash is wrong or
	 * missing; {@link NoResponseException} when the file was cut off or there was no
	 * answer; another {@link WeChatPayException} when the file could not be written. None
	 * of them leaves a file
	 */
	Mono<Path> download(FileDownload file, Path target);

	/**
	 * Return a builder for a client.
	 * @param credentials what requests are signed with
	 * @param platformKeys what answers are verified with
	 * @return a new builder
	 */
	static WeChatPayClientBuilder builder(MerchantCredentials credentials, PlatformKeys platformKeys) {
		Assert.notNull(credentials, "'credentials' must not be null");
		return builder(() -> credentials, platformKeys);
	}

	/**
	 * Return a builder for a client whose merchant may get another key while the client
	 * is in use.
	 * @param credentials answers what requests are signed with from now on. Asked once
	 * per attempt, by many threads at once, so it must be thread-safe and must not block;
	 * a {@link WeChatPayException} that it throws ends the call, nothing being sent
	 * @param platformKeys what answers are verified with
	 * @return a new builder
	 */
	static WeChatPayClientBuilder builder(Supplier<MerchantCredentials> credentials, PlatformKeys platformKeys) {
		return new WeChatPayClientBuilder(credentials, platformKeys);
	}

	/**
	 * A request that was prepared but not sent. Not thread-safe; what {@code retrieve}
	 * returns is.
	 */
	interface Request {

		/**
		 * Set the body, a JSON object. It is serialized at once, so later changes of what
		 * is given have no effect. The application's Jackson settings do not apply:
		 * members that are {@code null} are left out, and an {@code OffsetDateTime} is
		 * written as {@code 2019-11-11T16:24:05+08:00}.
		 * @param body a record or another object with properties, a {@code Map}, a node
		 * of Jackson 3, or text ({@link CharSequence}) or bytes in UTF-8 that are a JSON
		 * object already, and are sent as they are
		 * @return this request
		 * @throws IllegalArgumentException if the body is no JSON object and does not
		 * serialize to one, holds something that is no data (a {@code Mono}, a node of
		 * another JSON library), or contains a character that WeChat Pay does not accept
		 * (one outside the Basic Multilingual Plane, such as an emoji)
		 */
		Request body(Object body);

		/**
		 * State that WeChat Pay accepts a repetition of this request with the same
		 * parameters (its documents say 支持原参重入), so that it is sent again when it may
		 * have been lost: with the same body, and a signature of its own. {@code GET} is
		 * always repeatable; without this statement nothing else is.
		 * @return this request
		 */
		Request repeatable();

		/**
		 * State that WeChat Pay may have accepted this request although it answers 429,
		 * as its documents say of a refund: the outcome is unknown then, and a query that
		 * shows no effect settles nothing, because the effect may come yet. Without this
		 * statement a 429 means that there was no effect.
		 * @return this request
		 */
		Request unknownWhenRateLimited();

		/**
		 * Set how to find out what became of this request when an attempt had an unknown
		 * outcome and a later one was refused. The refusal may be due to the success of
		 * the earlier attempt.
		 * @param settlement is given the refusal, and answers {@code true} if the request
		 * took effect: then the call succeeds without a value; {@code false} if it
		 * certainly did not: then the call fails with the refusal; nothing, or an error,
		 * if that cannot be told: then the call fails with an unknown outcome
		 * @return this request
		 */
		Request settledBy(Function<WeChatPayResponseException, Mono<Boolean>> settlement);

		/**
		 * Set how to find out what became of this request, as {@link #settledBy} does,
		 * with the answer of the call if it took effect.
		 * @param settlement is given the refusal, and answers with the settlement; with
		 * nothing, or an error, if that cannot be told: then the call fails with an
		 * unknown outcome. The answer in it must be of the type that is retrieved
		 * @return this request
		 */
		Request settledWith(Function<WeChatPayResponseException, ? extends Mono<? extends Settlement<?>>> settlement);

		/**
		 * Send the request and read the verified answer.
		 * @param responseType the type of the JSON answer; {@code String} for its text,
		 * {@code Void} to ignore it
		 * @param <T> the type of the answer
		 * @return the answer, or empty if it had no content. Fails with
		 * {@link WeChatPayResponseException}, {@link UnverifiedResponseException},
		 * {@link NoResponseException} or another {@link WeChatPayException}, all of which
		 * say whether the request {@linkplain WeChatPayException#isOutcomeUnknown() may
		 * have taken effect}. If there was more than one attempt, the other failures are
		 * suppressed exceptions of it
		 */
		<T> Mono<T> retrieve(Class<T> responseType);

		/**
		 * Send the request and read the verified answer.
		 * @param responseType the type of the JSON answer
		 * @param <T> the type of the answer
		 * @return the answer, or empty if it had no content; fails as
		 * {@link #retrieve(Class)} does
		 */
		<T> Mono<T> retrieve(ParameterizedTypeReference<T> responseType);

	}

}
