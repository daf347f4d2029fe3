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

import java.nio.file.Path;

import reactor.core.publisher.Mono;

import io.github.payscore.NoResponseException;
import io.github.payscore.UnverifiedResponseException;
import io.github.payscore.WeChatPayException;
import io.github.payscore.WeChatPayResponseException;

/**
 * Downloads of bills. WeChat Pay does not sign the bytes of a bill; what proves a bill is
 * its SHA-1, which WeChat Pay signs. It is written while it arrives, to a file beside the
 * target that takes the place of the target when the hash is right, so a bill of any size
 * needs little memory, and there is never a wrong or incomplete one at the target.
 * <p>
 * Arguments are checked at once; nothing is sent before the returned {@code Mono} is
 * subscribed to. A download changes nothing and may be repeated at any time. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see TradeBill
 * @see Reconciliation
 */
public interface BillOperations {

	/**
	 * Download a bill of the mainland, decompressed: CSV, which {@link TradeBill} reads.
	 * The bill of a day is there from about 10 o'clock of the next day in China on, and
	 * for 3 months.
	 * @param request which bill
	 * @param target where the bill is to be, in a directory that exists; a file that is
	 * there is replaced
	 * @return the target, once the bill is there and proven. Fails with
	 * {@link WeChatPayResponseException} when WeChat Pay refused, with the code
	 * {@code STATEMENT_CREATING} when the bill is not ready yet, and
	 * {@code NO_STATEMENT_EXIST} when there is nothing in it;
	 * {@link UnverifiedResponseException} when the hash is wrong,
	 * {@link NoResponseException} when the bill was cut off or there was no answer, and
	 * another {@link WeChatPayException} when the file could not be written. None of them
	 * leaves a file
	 * @throws IllegalArgumentException if a field is of another mode
	 * @throws IllegalStateException if the merchant is an oversea partner
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4013071227">Apply for a
	 * trade bill, direct merchant</a>
	 * @see <a href="https://pay.weixin.qq.com/doc/v3/partner/4013080242">Apply for a
	 * trade bill, partner</a>
	 */
	Mono<Path> tradeBill(TradeBillRequest request, Path target);

	/**
	 * Download the statement of an oversea partner, as WeChat Pay sends it. That the
	 * signature of {@code /v3/global/statements} covers the hash in place of the bytes is
	 * an inference from the calls of Hong Kong: if it does not, every download fails, and
	 * none is accepted without proof.
	 * @param request which statement
	 * @param target where the statement is to be, in a directory that exists; a file that
	 * is there is replaced
	 * @return the target, once the statement is there and proven; fails as
	 * {@link #tradeBill} does
	 * @throws IllegalStateException if the merchant is of the mainland
	 */
	Mono<Path> statement(StatementRequest request, Path target);

}
