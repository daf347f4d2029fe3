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

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A request of a mainland merchant, direct or partner, that names whose it is.
 * Implemented by the requests of this library; an application has no need to. Immutable.
 *
 * @param <R> the type of the request
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see MainlandIdentity
 */
public interface MainlandRequest<R extends MainlandRequest<R>> {

	/**
	 * Return the id of the service.
	 * @return the id, or {@code null} for the default
	 */
	@Nullable String serviceId();

	/**
	 * Return the official account or mini program.
	 * @return the appid, of a partner its own, or {@code null} for the default
	 */
	@Nullable String appid();

	/**
	 * Return the sub-merchant of a partner.
	 * @return the merchant number, or {@code null} for the default
	 */
	@Nullable String subMchid();

	/**
	 * Return the official account or mini program of the sub-merchant.
	 * @return the appid, or {@code null} for the default if {@link #hasAppidOfPartner()},
	 * else for none
	 */
	default @Nullable String subAppid() {
		return null;
	}

	/**
	 * Return whether partners name official accounts or mini programs in this request,
	 * their own and perhaps that of the sub-merchant. In most they name none.
	 * @return whether partners have {@link #appid()} and {@link #subAppid()}
	 */
	default boolean hasAppidOfPartner() {
		return false;
	}

	/**
	 * Return what only partners have in this request.
	 * @return the values of the fields by name, {@code null} for those that are not set
	 */
	default Map<String, @Nullable Object> fieldsOfPartners() {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		fields.put("subMchid", subMchid());
		fields.put("subAppid", subAppid());
		return fields;
	}

	/**
	 * Return what only direct merchants have in this request.
	 * @return the values of the fields by name, {@code null} for those that are not set
	 */
	default Map<String, @Nullable Object> fieldsOfDirectMerchants() {
		Map<String, @Nullable Object> fields = new LinkedHashMap<>();
		if (!hasAppidOfPartner()) {
			fields.put("appid", appid());
		}
		return fields;
	}

	/**
	 * Check what only one mode requires.
	 * @param mode the mode of the merchant
	 * @throws IllegalArgumentException if a required value is missing
	 */
	default void check(MainlandMode mode) {
	}

	/**
	 * Return this request for a merchant.
	 * @param serviceId the service
	 * @param appid the official account or mini program, or {@code null}
	 * @param subMchid the sub-merchant, or {@code null}
	 * @param subAppid the official account or mini program of the sub-merchant, or
	 * {@code null}
	 * @return the request, otherwise with the values of this one
	 */
	R of(String serviceId, @Nullable String appid, @Nullable String subMchid, @Nullable String subAppid);

}
