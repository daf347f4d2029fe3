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

import java.io.IOException;
import java.nio.file.Path;

import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/**
 * Reads bills of the mainland, row by row, so that the largest needs no memory.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see BillOperations#tradeBill
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013071246">Contents of a trade
 * bill</a>
 */
public final class TradeBill {

	private TradeBill() {
	}

	/**
	 * Read a bill.
	 * @param file the bill, CSV in UTF-8 as WeChat Pay makes it, of any type
	 * @return its rows, in their order, as fast as they are asked for and on a thread
	 * that may block. Every subscription reads the file from its start. Fails with
	 * {@link MalformedBillException} if the file is no bill, if it has no summary at its
	 * end, or if that counts other rows than there are; with {@link IOException} if the
	 * file cannot be read. So whoever needs all rows must wait for the end
	 */
	public static Flux<TradeBillRow> read(Path file) {
		Assert.notNull(file, "'file' must not be null");
		return Flux
			.using(() -> TradeBillReader.open(file),
					(reader) -> Flux.<TradeBillRow>generate((sink) -> next(reader, sink)), TradeBillReader::close)
			.subscribeOn(Schedulers.boundedElastic());
	}

	private static void next(TradeBillReader reader, SynchronousSink<TradeBillRow> sink) {
		try {
			TradeBillRow row = reader.next();
			if (row != null) {
				sink.next(row);
			}
			else {
				sink.complete();
			}
		}
		catch (IOException ex) {
			sink.error(ex);
		}
	}

}
