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

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import io.github.payscore.order.OrderChecks;

/**
 * Whose requests a template of the mainland makes, as long as a request does not name
 * others: the one place that the numbers of the merchant come from. Immutable. An
 * application has no need of it: it gives the same to the templates.
 *
 * @param mode what kind of merchant it is
 * @param serviceId the service, or {@code null} if each request has to name it
 * @param appid the official account or mini program, of a partner its own, or
 * {@code null} if each request has to name it
 * @param subMchid the sub-merchant, or {@code null} if each request has to name it
 * @param subAppid the official account or mini program of the sub-merchant, or
 * {@code null}
 * @param setting given the name of a field such as {@code serviceId}, names what sets it
 * for all requests, such as {@code the property 'a.b.service-id'}
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record MainlandIdentity(MainlandMode mode, @Nullable String serviceId, @Nullable String appid,
		@Nullable String subMchid, @Nullable String subAppid, UnaryOperator<String> setting) {

	/**
	 * Create an identity; prefer {@link #direct} or {@link #partner}.
	 */
	public MainlandIdentity {
		Assert.notNull(mode, "'mode' must not be null");
		Assert.notNull(setting, "'setting' must not be null");
	}

	/**
	 * Return the identity of a direct merchant.
	 * @param serviceId the service, or {@code null} if each request has to name it
	 * @param appid the official account or mini program, or {@code null} if each request
	 * has to name it
	 * @param setting names what sets a field for all requests
	 * @return the identity
	 */
	public static MainlandIdentity direct(@Nullable String serviceId, @Nullable String appid,
			UnaryOperator<String> setting) {
		return new MainlandIdentity(MainlandMode.DIRECT, serviceId, appid, null, null, setting);
	}

	/**
	 * Return the identity of a partner.
	 * @param serviceId the service, or {@code null} if each request has to name it
	 * @param appid the partner's official account or mini program, or {@code null} if
	 * each request that has one has to name it
	 * @param subMchid the sub-merchant, or {@code null} if each request has to name it
	 * @param subAppid the official account or mini program of the sub-merchant, or
	 * {@code null}
	 * @param setting names what sets a field for all requests
	 * @return the identity
	 */
	public static MainlandIdentity partner(@Nullable String serviceId, @Nullable String appid,
			@Nullable String subMchid, @Nullable String subAppid, UnaryOperator<String> setting) {
		return new MainlandIdentity(MainlandMode.PARTNER, serviceId, appid, subMchid, subAppid, setting);
	}

	/**
	 * Return a request that names whose it is.
	 * @param request the request
	 * @param <R> the type of the request
	 * @return the request with all the numbers that the mode wants in it
	 * @throws IllegalArgumentException if the request is {@code null}, has a field of the
	 * other mode or lacks one of this mode, or if neither the request nor a default names
	 * a number
	 */
	public <R extends MainlandRequest<R>> R bind(@Nullable R request) {
		if (request == null) {
			throw new IllegalArgumentException("'request' must not be null");
		}
		this.mode.check(request);
		R bound = (this.mode == MainlandMode.DIRECT) ? bindDirect(request) : bindPartner(request);
		bound.check(this.mode);
		return bound;
	}

	private <R extends MainlandRequest<R>> R bindDirect(R request) {
		boolean hasAppid = request.hasAppidOfDirectMerchant();
		return request.of(resolveServiceId(request.serviceId()), hasAppid ? resolveAppid(request.appid()) : null, null,
				null);
	}

	private <R extends MainlandRequest<R>> R bindPartner(R request) {
		boolean hasAppid = request.hasAppidOfPartner();
		return request.of(resolveServiceId(request.serviceId()), hasAppid ? resolveAppid(request.appid()) : null,
				resolveSubMchid(request.subMchid()), hasAppid ? resolveSubAppid(request.subAppid()) : null);
	}

	/**
	 * Return the sub-merchant of a request that names nothing else of whose it is.
	 * @param subMchid what the request names, or {@code null}
	 * @return of a partner that, or else the default; of a direct merchant {@code null}
	 * @throws IllegalArgumentException if a direct merchant names one, or neither the
	 * request nor the default of a partner does
	 */
	public @Nullable String bindSubMchid(@Nullable String subMchid) {
		return switch (this.mode) {
			case DIRECT -> {
				this.mode.refuse("subMchid", subMchid);
				yield null;
			}
			case PARTNER -> resolveSubMchid(subMchid);
		};
	}

	/**
	 * Return the service of a request.
	 * @param serviceId what the request names, or {@code null}
	 * @return that, or else the default
	 * @throws IllegalArgumentException if there is neither
	 */
	public String resolveServiceId(@Nullable String serviceId) {
		return resolve("serviceId", serviceId, this.serviceId);
	}

	/**
	 * Return the official account or mini program of a request.
	 * @param appid what the request names, or {@code null}
	 * @return that, or else the default
	 * @throws IllegalArgumentException if there is neither
	 */
	public String resolveAppid(@Nullable String appid) {
		return resolve("appid", appid, this.appid);
	}

	/**
	 * Return the sub-merchant of a request.
	 * @param subMchid what the request names, or {@code null}
	 * @return that, or else the default
	 * @throws IllegalArgumentException if there is neither
	 */
	public String resolveSubMchid(@Nullable String subMchid) {
		return resolve("subMchid", subMchid, this.subMchid);
	}

	/**
	 * Return the official account or mini program of a request's sub-merchant.
	 * @param subAppid what the request names, or {@code null}
	 * @return that, or else the default, or {@code null} if there is neither
	 */
	public @Nullable String resolveSubAppid(@Nullable String subAppid) {
		String resolved = StringUtils.hasText(subAppid) ? subAppid : this.subAppid;
		return StringUtils.hasText(resolved) ? resolved : null;
	}

	private String resolve(String field, @Nullable String value, @Nullable String defaultValue) {
		return OrderChecks.resolve(field, value, defaultValue, this.setting);
	}

}
