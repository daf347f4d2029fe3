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

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Where {@link RotatingPlatformKeys} get platform certificates from. Implementations must
 * be thread-safe and must not block.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@FunctionalInterface
public interface PlatformCertificateSource extends AutoCloseable {

	/**
	 * Download the platform certificates that are in use.
	 * @param known the keys that are known already, to verify the answer with
	 * @return the keys, of which there is at least one; fails with
	 * {@link PlatformCertificateException} if there is none to be had
	 */
	Mono<List<PlatformKey>> download(PlatformKeys known);

	/**
	 * Release what downloads need. Called once, with the end of the keys.
	 */
	@Override
	default void close() {
	}

}
