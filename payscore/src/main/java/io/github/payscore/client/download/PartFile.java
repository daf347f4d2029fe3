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

package io.github.payscore.client.download;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import io.github.payscore.verification.VerificationException;

/**
 * A file that is being downloaded: it stands beside its target, takes the place of the
 * target once its hash is right, and goes away otherwise. For the client, not for
 * applications. It blocks. Thread-safe, because a download may be given up while a part
 * of it is written.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class PartFile implements AutoCloseable {

	private final Path target;

	private final MessageDigest digest = sha1();

	private final GzipDecoder decoder = new GzipDecoder(this::append);

	private @Nullable Path part;

	private @Nullable OutputStream output;

	private boolean closed;

	/**
	 * Create a file. Nothing is there before its first byte.
	 * @param target where it is to be in the end
	 */
	public PartFile(Path target) {
		Assert.notNull(target, "'target' must not be null");
		this.target = target.toAbsolutePath();
	}

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Write what came, decompressed if the file is compressed.
	 * @param bytes the next bytes
	 * @throws UncheckedIOException if they could not be written
	 * @throws VerificationException if they are not compressed as the file says
	 */
	public synchronized void write(byte[] bytes) {
		this.decoder.write(bytes);
	}

	private void append(byte[] bytes, int count) {
		this.digest.update(bytes, 0, count);
		try {
			output().write(bytes, 0, count);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private OutputStream output() throws IOException {
		Assert.state(!this.closed, "The file is closed");
		OutputStream current = this.output;
		if (current == null) {
			Path created = Files.createTempFile(this.target.getParent(), "." + this.target.getFileName(), ".part");
			this.part = created;
			current = Files.newOutputStream(created);
			this.output = current;
		}
		return current;
	}

	/**
	 * Let the file take the place of its target, after its last byte.
	 * @param sha1 the hash that it must have, 40 hexadecimal digits in lower case
	 * @throws UncheckedIOException if it could not be written
	 * @throws VerificationException if it has another hash
	 */
	public synchronized void takePlace(String sha1) {
		this.decoder.end();
		if (!HexFormat.of().formatHex(this.digest.digest()).equals(sha1)) {
			throw new VerificationException("its file has another SHA-1 than it must have");
		}
		try {
			output().close();
			Files.move(Objects.requireNonNull(this.part), this.target, StandardCopyOption.ATOMIC_MOVE,
					StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * End the writing. If the file did not take its place, it goes away.
	 * @throws UncheckedIOException if it could not be deleted
	 */
	@Override
	public synchronized void close() {
		this.closed = true;
		this.decoder.close();
		try (OutputStream opened = this.output) {
			if (opened != null && this.part != null) {
				Files.deleteIfExists(this.part);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
