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

/**
 * What a merchant's operations and clients are made for. Keys may change while they are
 * in use; when any of these does, new ones are made.
 *
 * @param mode the mode
 * @param mchid the merchant number of the caller
 * @param baseUrl the base URL
 * @param backupBaseUrl the base URL of another access point, or {@code null}
 * @param certificatesPath the path of the list of certificates
 * @param serviceId the id of the service of requests that name none, or {@code null}
 * @param appid the application of requests that name none, or {@code null}
 * @param subMchid the sub-merchant of requests that name none, or {@code null}
 * @param subAppid the sub-merchant's application of requests that name none, or
 * {@code null}
 * @author PayScore for Spring Boot contributors
 */
record MerchantSettings(PayScoreMode mode, String mchid, String baseUrl, @Nullable String backupBaseUrl,
		String certificatesPath, @Nullable String serviceId, @Nullable String appid, @Nullable String subMchid,
		@Nullable String subAppid) {

}
