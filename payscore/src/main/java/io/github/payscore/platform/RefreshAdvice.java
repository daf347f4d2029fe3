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

/**
 * What is to be done about a failed download of {@link RotatingPlatformKeys}, in the
 * words of the application: it knows what its settings are called. Implementations must
 * be thread-safe and must not block.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@FunctionalInterface
public interface RefreshAdvice {

	/**
	 * Return what is to be done.
	 * @param reason what kind of failure it is
	 * @return a sentence or more, or {@code null} to leave the advice of the failure
	 * itself
	 */
	@Nullable String about(PlatformCertificateException.Reason reason);

}
