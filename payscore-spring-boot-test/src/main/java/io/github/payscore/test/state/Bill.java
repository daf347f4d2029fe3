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

package io.github.payscore.test.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

import io.github.payscore.test.rules.RandomText;

/**
 * A bill that waits to be downloaded.
 *
 * @author PayScore for Spring Boot contributors
 */
public final class Bill {

	private final String token = RandomText.alphanumeric(48) + "==";

	private final byte[] content;

	private final BillFault fault;

	private final Instant end;

	Bill(byte[] content, BillFault fault, Instant end) {
		this.content = content;
		this.fault = fault;
		this.end = end;
	}

	public String token() {
		return this.token;
	}

	public byte[] content() {
		return this.content;
	}

	public boolean isCutOff() {
		return this.fault == BillFault.CUT_OFF;
	}

	boolean isExpired(Instant now) {
		return this.fault == BillFault.EXPIRED || !now.isBefore(this.end);
	}

	public String sha1() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-1").digest(this.content);
			if (this.fault == BillFault.WRONG_HASH) {
				hash[0]++;
			}
			return HexFormat.of().formatHex(hash);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public byte[] compressed() {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(this.content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return compressed.toByteArray();
	}

}
