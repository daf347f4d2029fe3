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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads a bill: a head, a row on each line, the head of the summary, and the summary. The
 * values of rows and of the summary begin with a backquote each, those of heads do not.
 * Not thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 */
final class TradeBillReader {

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final List<List<String>> REQUIRED = List.of(List.of("微信订单号"), List.of("交易状态"),
			BillColumns.ORDER_AMOUNT);

	private static final String COUNT = "总交易单数";

	private final BufferedReader lines;

	private final BillColumns columns;

	private int lineNumber = 1;

	private long rows;

	private boolean ended;

	private TradeBillReader(BufferedReader lines) throws IOException {
		this.lines = lines;
		this.columns = readHead();
	}

	static TradeBillReader open(Path file) throws IOException {
		BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
		try {
			return new TradeBillReader(lines);
		}
		catch (IOException | RuntimeException ex) {
			lines.close();
			throw ex;
		}
	}

	private BillColumns readHead() throws IOException {
		String head = this.lines.readLine();
		BillColumns found = BillColumns.of((head != null) ? head.replace(BYTE_ORDER_MARK, "") : "");
		for (List<String> names : REQUIRED) {
			if (!found.hasAny(names)) {
				throw new MalformedBillException("The file is no trade bill: it has no column " + names.get(0));
			}
		}
		return found;
	}

	// Return the next row, or null after the last.
	@Nullable TradeBillRow next() throws IOException {
		if (this.ended) {
			return null;
		}
		String line = readLine();
		if (line == null) {
			throw new MalformedBillException("The bill has no summary at its end, so rows may be missing");
		}
		if (line.startsWith("`")) {
			this.rows++;
			return this.columns.row(line, this.lineNumber);
		}
		readSummary(line);
		this.ended = true;
		return null;
	}

	private @Nullable String readLine() throws IOException {
		String line = this.lines.readLine();
		this.lineNumber++;
		return (line != null && line.isBlank()) ? readLine() : line;
	}

	private void readSummary(String head) throws IOException {
		List<String> names = List.of(head.split(",", -1));
		String line = readLine();
		if (names.indexOf(COUNT) != 0 || line == null || !line.startsWith("`")) {
			throw new MalformedBillException(
					"Line %d of the bill is neither a row nor a summary".formatted(this.lineNumber));
		}
		if (!BillColumns.values(line).get(0).strip().equals(String.valueOf(this.rows))) {
			throw new MalformedBillException(
					"The summary of the bill counts other rows than the %d that it has".formatted(this.rows));
		}
	}

	void close() {
		try {
			this.lines.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
