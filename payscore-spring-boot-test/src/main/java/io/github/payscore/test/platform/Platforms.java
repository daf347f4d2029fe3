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

package io.github.payscore.test.platform;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.keys.PlatformKey;

/**
 * The platform of each merchant number of a fake: requests go to that of the merchant
 * that they name. Immutable.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Platforms {

	private final Platform first;

	private final Map<String, Platform> byMchid = new LinkedHashMap<>();

	/**
	 * Create the platforms of a fake.
	 * @param platforms the platforms, of different merchant numbers, at least one; the
	 * first one refuses the requests that name none of the merchants
	 */
	public Platforms(Collection<Platform> platforms) {
		this.first = platforms.iterator().next();
		platforms.forEach((platform) -> this.byMchid.put(platform.merchant().mchid(), platform));
	}

	Platform first() {
		return this.first;
	}

	@Nullable Platform of(IncomingRequest request) {
		String mchid = AuthorizationHeader.mchid(request.headers());
		return (mchid != null) ? this.byMchid.get(mchid) : null;
	}

	/**
	 * Find a key of WeChat Pay's, whoever's it is, and whether it is in use or not.
	 * @param serial the serial number or id
	 * @return the key
	 */
	public PlatformKey key(String serial) {
		return this.byMchid.values()
			.stream()
			.map((platform) -> platform.keys().any(serial))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"'serial' must be that of a certificate of this fake or the id of its public key but is '%s'"
						.formatted(serial)));
	}

}
