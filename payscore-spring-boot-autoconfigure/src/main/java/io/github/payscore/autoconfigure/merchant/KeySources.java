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

package io.github.payscore.autoconfigure.merchant;

import java.time.InstantSource;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;

import io.github.payscore.autoconfigure.property.KeyFiles;

/**
 * Where the keys of merchants come from.
 *
 * @param files reads the files that properties name
 * @param sslBundles gives the SSL bundles of the application, or {@code null} if it has
 * none
 * @param clock the clock that certificates are checked against
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record KeySources(KeyFiles files, Supplier<@Nullable SslBundles> sslBundles, InstantSource clock) {

}
