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

package io.github.payscore.merchant;

import org.jspecify.annotations.Nullable;

import io.github.payscore.platform.PlatformKeys;

/**
 * What may be shown of a merchant to those who operate the application. Holds no secret.
 *
 * @param name the name of the merchant
 * @param configured whether it is there from the beginning to the end, and not of a
 * {@link MerchantRepository}
 * @param mode the mode of the merchant
 * @param mchid the merchant number
 * @param serial the serial number of its API certificate, or {@code null} if the
 * application made the merchant itself
 * @param baseUrl where WeChat Pay is called, or {@code null} likewise
 * @param backupBaseUrl where it is called if it cannot be reached there, or {@code null}
 * @param platformKeys the keys of WeChat Pay
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public record MerchantDescription(String name, boolean configured, PayScoreMode mode, String mchid,
		@Nullable String serial, @Nullable String baseUrl, @Nullable String backupBaseUrl, PlatformKeys platformKeys) {

}
