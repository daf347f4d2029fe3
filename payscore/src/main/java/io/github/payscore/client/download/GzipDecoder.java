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

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.github.payscore.verification.VerificationException;

/**
 * Decompresses what came in parts of any size. What does not begin like a gzip file is
 * passed on as it is, because a connector may have decompressed it already. Checksums are
 * not looked at: the file has a better one. Not thread-safe.
 * <p>
 * Source: RFC 1952.
 *
 * @author PayScore for Spring Boot contributors
 */
final class GzipDecoder implements AutoCloseable {

	private static final int BUFFER_SIZE = 16 * 1024;

	private static final int FIXED_HEAD = 10;

	private static final int TRAILER = 8;

	private static final int HAS_HEAD_CHECKSUM = 2;

	private static final int HAS_EXTRA = 4;

	private static final int HAS_NAME = 8;

	private static final int HAS_COMMENT = 16;

	private static final int MAX_HEAD = 128 * 1024;

	private final Sink sink;

	private final Inflater inflater = new Inflater(true);

	private final byte[] buffer = new byte[BUFFER_SIZE];

	private ByteBuffer pending = ByteBuffer.allocate(0);

	private Part part = Part.START;

	GzipDecoder(Sink sink) {
		this.sink = sink;
	}

	void write(byte[] bytes) {
		this.pending = ByteBuffer.allocate(this.pending.remaining() + bytes.length).put(this.pending).put(bytes).flip();
		boolean advanced = true;
		while (advanced && this.pending.hasRemaining()) {
			advanced = switch (this.part) {
				case START -> readStart();
				case PLAIN -> passOn();
				case HEAD -> skipHead();
				case DATA -> inflate();
				case TRAILER -> skipTrailer();
			};
		}
	}

	private boolean readStart() {
		if (this.pending.remaining() < 2) {
			return false;
		}
		this.part = isMagic() ? Part.HEAD : Part.PLAIN;
		return true;
	}

	private boolean isMagic() {
		return byteAt(0) == 0x1F && byteAt(1) == 0x8B;
	}

	private int byteAt(int index) {
		return this.pending.get(this.pending.position() + index) & 0xFF;
	}

	private boolean passOn() {
		byte[] bytes = new byte[this.pending.remaining()];
		this.pending.get(bytes);
		this.sink.accept(bytes, bytes.length);
		return true;
	}

	private boolean skipHead() {
		int length = headLength();
		if (length == -1) {
			require(this.pending.remaining() < MAX_HEAD);
			return false;
		}
		require(isMagic());
		this.pending.position(this.pending.position() + length);
		this.inflater.reset();
		this.part = Part.DATA;
		return true;
	}

	// Return the length of the head, or -1 if there is not all of it yet.
	private int headLength() {
		if (this.pending.remaining() < FIXED_HEAD) {
			return -1;
		}
		int flags = byteAt(3);
		int length = FIXED_HEAD;
		if ((flags & HAS_EXTRA) != 0) {
			length = has(length + 2) ? length + 2 + byteAt(length) + (byteAt(length + 1) << Byte.SIZE) : -1;
		}
		if ((flags & HAS_NAME) != 0) {
			length = afterText(length);
		}
		if ((flags & HAS_COMMENT) != 0) {
			length = afterText(length);
		}
		if (length != -1 && (flags & HAS_HEAD_CHECKSUM) != 0) {
			length += 2;
		}
		return (length != -1 && has(length)) ? length : -1;
	}

	private boolean has(int length) {
		return this.pending.remaining() >= length;
	}

	private int afterText(int start) {
		for (int i = start; i != -1 && i < this.pending.remaining(); i++) {
			if (byteAt(i) == 0) {
				return i + 1;
			}
		}
		return -1;
	}

	private boolean inflate() {
		this.inflater.setInput(this.pending);
		try {
			int count = this.inflater.inflate(this.buffer);
			while (count > 0) {
				this.sink.accept(this.buffer, count);
				count = this.inflater.inflate(this.buffer);
			}
			require(!this.inflater.needsDictionary());
		}
		catch (DataFormatException ex) {
			throw damaged();
		}
		if (this.inflater.finished()) {
			this.part = Part.TRAILER;
		}
		return this.inflater.finished();
	}

	private boolean skipTrailer() {
		if (!has(TRAILER)) {
			return false;
		}
		this.pending.position(this.pending.position() + TRAILER);
		// There may be another file after it, which continues this one
		this.part = Part.HEAD;
		return true;
	}

	// A file of one byte has not begun to be passed on.
	void end() {
		if (this.part == Part.START) {
			passOn();
		}
		require(this.part != Part.DATA && this.part != Part.TRAILER && !this.pending.hasRemaining());
	}

	private static void require(boolean condition) {
		if (!condition) {
			throw damaged();
		}
	}

	private static VerificationException damaged() {
		return new VerificationException("its file is damaged or incomplete");
	}

	@Override
	public void close() {
		this.inflater.end();
	}

	/**
	 * Takes what was decompressed.
	 */
	@FunctionalInterface
	interface Sink {

		void accept(byte[] bytes, int count);

	}

	private enum Part {

		START, PLAIN, HEAD, DATA, TRAILER

	}

}
