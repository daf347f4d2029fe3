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

package io.github.payscore.bill;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

import io.github.payscore.WeChatPayException;
import io.github.payscore.client.download.FileDownload;

/**
 * Where a bill is, and what proves it.
 *
 * @param hashType the kind of hash
 * @param hashValue the hash of the decompressed bill
 * @param downloadUrl the address, which expires after 5 minutes
 * @author PayScore for Spring Boot contributors
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record BillLocation(@Nullable String hashType, @Nullable String hashValue, @Nullable String downloadUrl) {

	private static final String SHA1 = "SHA1";

	FileDownload file() {
		if (!SHA1.equals(this.hashType) || this.hashValue == null || this.downloadUrl == null) {
			throw unusable(null);
		}
		try {
			return FileDownload.ofLink(this.downloadUrl, this.hashValue);
		}
		catch (IllegalArgumentException ex) {
			throw unusable(ex);
		}
	}

	private static WeChatPayException unusable(@Nullable Throwable cause) {
		return new WeChatPayException(
				"GET /v3/bill/tradebill was answered by WeChat Pay, but without an address and a SHA-1 of the bill",
				cause, false);
	}

}
