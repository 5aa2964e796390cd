<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="ja">
 <context>
  <name>demos</name>
  <message>
   <source>0 以上の入力は、そのままの値で出てくる。</source>
   <translation>An input of 0 or more comes out unchanged.</translation>
  </message>
  <message>
   <source>0.75 が新しい候補の割合になります。0.25 × 0.8 + 0.75 × (−0.4) です。</source>
   <translation>0.75 becomes the candidate’s share: 0.25 × 0.8 + 0.75 × (−0.4).</translation>
  </message>
  <message>
   <source>0.99 を {steps} 回掛けると約 {left}。少しの漏れも積もります。</source>
   <translation>0.99 multiplied {steps} times is about {left}. Even small leaks add up.</translation>
  </message>
  <message>
   <source>0〜1</source>
   <translation>0 to 1</translation>
  </message>
  <message>
   <source>0〜1 だから「通す割合」になる</source>
   <translation>0 to 1, so it is a share to let through</translation>
  </message>
  <message>
   <source>0〜∞</source>
   <translation>0 to ∞</translation>
  </message>
  <message>
   <source>1 / (1 + e⁻ˣ)　値域 (0, 1)　指数・足し算・割り算</source>
   <translation>1 / (1 + e⁻ˣ), range (0, 1): exp, add, divide</translation>
  </message>
  <message>
   <source>1 − tanh²(0) = 1。シグモイドの最大 0.25 の 4 倍。</source>
   <translation>1 − tanh²(0) = 1: four times sigmoid’s maximum of 0.25.</translation>
  </message>
  <message>
   <source>1 から始めて tanh を 20 回通すと、いくつになる？</source>
   <translation>Start from 1 and go through tanh 20 times: what is left?</translation>
  </message>
  <message>
   <source>1 つのゲート g = f(a) が 5 つの値に同じ g を掛ける（a を作る重みと学習は含まない）</source>
   <translation>One gate g = f(a) multiplies 5 values (no weights or training behind a)</translation>
  </message>
  <message>
   <source>1 より大きいと爆発：{w} を 50 回掛けると {far}</source>
   <translation>Above 1 it explodes: {w} multiplied 50 times is {far}</translation>
  </message>
  <message>
   <source>1 より大きい倍率を掛け続けると、勾配は爆発する。</source>
   <translation>Keep multiplying by more than 1 and the gradient explodes.</translation>
  </message>
  <message>
   <source>1 より小さいと漏れる：{w} を 50 回掛けると {far}</source>
   <translation>Below 1 it leaks: {w} multiplied 50 times is {far}</translation>
  </message>
  <message>
   <source>1 より小さい倍率を掛け続けると、勾配は消える。</source>
   <translation>Keep multiplying by less than 1 and the gradient vanishes.</translation>
  </message>
  <message>
   <source>1 マスだけ f を 0 にして、そこで記憶を消す</source>
   <translation>Set a single pad of f to 0 and erase the memory there</translation>
  </message>
  <message>
   <source>1 ユニット y = f(w·x + b)、入力 40 個。学習は二乗誤差の勾配降下</source>
   <translation>One unit y = f(w·x + b), 40 inputs. Training: gradient descent on squared error</translation>
  </message>
  <message>
   <source>1 ユニット、g = tanh(2x)。ゲートは手で決め、h はゲートへ戻さない（直接の経路だけ）</source>
   <translation>One unit, g = tanh(2x). Gates set by hand, h not fed back (direct path only)</translation>
  </message>
  <message>
   <source>1 ユニットの f(x) と f′(x) だけ（重み・層・学習は含まない）</source>
   <translation>f(x) and f′(x) of one unit only (no weights, layers or training)</translation>
  </message>
  <message>
   <source>1 入力・k 個のユニット・1 出力。足し算の重みは最小二乗法で決める</source>
   <translation>1 input, k units, 1 output. Least squares sets the weights of the sum</translation>
  </message>
  <message>
   <source>1 層</source>
   <translation>Layer</translation>
  </message>
  <message>
   <source>1 層あたり</source>
   <translation>Per layer</translation>
  </message>
  <message>
   <source>1 層ごとに最大でも 0.25 倍。0.25¹⁰ ≈ 9.5×10⁻⁷ より大きくは残らない。</source>
   <translation>Each layer multiplies by 0.25 at most, so no more than 0.25¹⁰ ≈ 9.5×10⁻⁷ is left.</translation>
  </message>
  <message>
   <source>1 層の重みの個数と、候補 0 のまま続けて残る割合</source>
   <translation>Weights of one layer, and the share kept while the candidate stays 0</translation>
  </message>
  <message>
   <source>1 層ぶんの倍率（左が出力に近い層）</source>
   <translation>Factor per layer (output side at left)</translation>
  </message>
  <message>
   <source>1 時刻</source>
   <translation>Step</translation>
  </message>
  <message>
   <source>1 時刻あたり</source>
   <translation>Per step</translation>
  </message>
  <message>
   <source>1 時刻ごとに {w} 倍：{near} 時刻前の勾配は {close} 倍、{far} 時刻前は {distant} 倍</source>
   <translation>Factor {w} per step: gradient × {close} at T = {near}, × {distant} at T = {far}</translation>
  </message>
  <message>
   <source>1 時刻ごとに {w} 倍：{steps} 時刻さかのぼると、勾配は {left} 倍</source>
   <translation>Factor {w} per step: gradient × {left} at T = {steps}</translation>
  </message>
  <message>
   <source>1 時刻ぶんの倍率（左が新しい時刻）</source>
   <translation>Factor per step (newest at left)</translation>
  </message>
  <message>
   <source>1 本の道</source>
   <translation>Single path</translation>
  </message>
  <message>
   <source>1 本の道は h = f(w·h)、h₀ = 1。本物の層は幅 64・50 層・乱数 1 組</source>
   <translation>Single path h = f(w·h), h₀ = 1. Real layers: 64 wide, 50 deep, one draw</translation>
  </message>
  <message>
   <source>1 組 {n_x}×{n_h}+{n_h}²+{n_h} = {size}</source>
   <translation>1 set {n_x}×{n_h}+{n_h}²+{n_h} = {size}</translation>
  </message>
  <message>
   <source>1 組少ない</source>
   <translation>1 set fewer</translation>
  </message>
  <message>
   <source>1.00 の出口</source>
   <translation>1.00 gives</translation>
  </message>
  <message>
   <source>10 層さかのぼると、シグモイドの勾配は 10 の何乗の位？</source>
   <translation>10 layers back: what power of 10 is sigmoid’s gradient?</translation>
  </message>
  <message>
   <source>1997 年の LSTM は弁が 2 つ。記憶は漏れないが、消すこともできない</source>
   <translation>The LSTM of 1997 has two gates: nothing leaks, but nothing can be erased</translation>
  </message>
  <message>
   <source>1997 年版</source>
   <translation>1997</translation>
  </message>
  <message>
   <source>2 本のベルト</source>
   <translation>Two belts</translation>
  </message>
  <message>
   <source>2σ(2x) − 1　値域 (−1, 1)　指数・足し算・割り算</source>
   <translation>2σ(2x) − 1, range (−1, 1): exp, add, divide</translation>
  </message>
  <message>
   <source>3 つのゲート ＝ 書く・守る・話す。これが LSTM</source>
   <translation>Three gates = write, keep, say. This is LSTM</translation>
  </message>
  <message>
   <source>40 個すべての勾配を 1 にする</source>
   <translation>Give all 40 inputs a gradient of 1</translation>
  </message>
  <message>
   <source>40 個の入力</source>
   <translation>Forty inputs</translation>
  </message>
  <message>
   <source>50 時刻さかのぼっても 0.5〜2 倍に残す</source>
   <translation>Keep it between 0.5 and 2 after 50 steps back</translation>
  </message>
  <message>
   <source>7 時刻後に残る割合</source>
   <translation>Left after 7 steps</translation>
  </message>
  <message>
   <source>98,816 個対 74,112 個になる次元を探す</source>
   <translation>Find the sizes that give 98,816 against 74,112</translation>
  </message>
  <message>
   <source>CEC：1 歩ごとに w 倍して運ぶ</source>
   <translation>CEC: each step multiplies by w</translation>
  </message>
  <message>
   <source>GRU 1 ユニット（W = 1、U = 1.2、b = 0）。ゲートの値は手で決める</source>
   <translation>One GRU unit (W = 1, U = 1.2, b = 0). You set the gates by hand</translation>
  </message>
  <message>
   <source>GRU の 1 ユニット</source>
   <translation>One GRU unit</translation>
  </message>
  <message>
   <source>GRU の h（点）</source>
   <translation>GRU’s h (dots)</translation>
  </message>
  <message>
   <source>GRU は {h} を覚えたまま {gru} を出す。LSTM は c = {cell} を覚えたまま h = {out} にできる</source>
   <translation>GRU holds {h} and outputs {gru}. LSTM can hold c = {cell} and still output h = {out}</translation>
  </message>
  <message>
   <source>GRU（z = {z}）は {gru}、LSTM（f = {f}、i = {i}）のセルも {lstm}</source>
   <translation>GRU (z = {z}) gives {gru}; the cell of an LSTM (f = {f}, i = {i}) also {lstm}</translation>
  </message>
  <message>
   <source>GRU（個）</source>
   <translation>GRU weights</translation>
  </message>
  <message>
   <source>GRU：3 組</source>
   <translation>GRU: 3 sets</translation>
  </message>
  <message>
   <source>GRU：h だけを渡す</source>
   <translation>GRU passes on h only</translation>
  </message>
  <message>
   <source>GRU：h に残る</source>
   <translation>GRU: left in h</translation>
  </message>
  <message>
   <source>GRU：h の最大</source>
   <translation>GRU: max h</translation>
  </message>
  <message>
   <source>LSTM と GRU</source>
   <translation>LSTM and GRU</translation>
  </message>
  <message>
   <source>LSTM と GRU の比較</source>
   <translation>LSTM and GRU compared</translation>
  </message>
  <message>
   <source>LSTM の c（線）</source>
   <translation>LSTM’s c (line)</translation>
  </message>
  <message>
   <source>LSTM の f を 1 にして、50 歩先へ全部届ける</source>
   <translation>Set the LSTM’s f to 1 and get all of it 50 steps far</translation>
  </message>
  <message>
   <source>LSTM のセル</source>
   <translation>LSTM cell</translation>
  </message>
  <message>
   <source>LSTM（個）</source>
   <translation>LSTM weights</translation>
  </message>
  <message>
   <source>LSTM：4 組</source>
   <translation>LSTM: 4 sets</translation>
  </message>
  <message>
   <source>LSTM：c と h を渡す</source>
   <translation>LSTM passes on c and h</translation>
  </message>
  <message>
   <source>LSTM：c に残る</source>
   <translation>LSTM: left in c</translation>
  </message>
  <message>
   <source>LSTM：c の最大</source>
   <translation>LSTM: max c</translation>
  </message>
  <message>
   <source>Leaky ReLU なら、負の側からでも勾配 α を頼りに動ける。</source>
   <translation>Leaky ReLU can move even from below 0, thanks to its gradient α.</translation>
  </message>
  <message>
   <source>Leaky ReLU に小さな負の値を出力させる</source>
   <translation>Make Leaky ReLU output a small negative value</translation>
  </message>
  <message>
   <source>Leaky ReLU に替えると、ちょうど 0 の出力は何 %？</source>
   <translation>Switch to Leaky ReLU: what % of the outputs are exactly 0?</translation>
  </message>
  <message>
   <source>Leaky ReLU の出力を −1 より下げる</source>
   <translation>Bring Leaky ReLU’s output below −1</translation>
  </message>
  <message>
   <source>Leaky ReLU の最小の出力を −1 より下げる</source>
   <translation>Bring Leaky ReLU’s lowest output below −1</translation>
  </message>
  <message>
   <source>Leaky ReLU（α = 0.1）で x を −5 まで動かすと、勾配はいくつ残る？</source>
   <translation>Leaky ReLU (α = 0.1): move x to −5. How much gradient is left?</translation>
  </message>
  <message>
   <source>RNN の合図は {steps} 歩で消えた。ゲートのある列はまだ届く</source>
   <translation>RNN’s signal is gone by step {steps}. The gated rows still get through</translation>
  </message>
  <message>
   <source>RNN の重み w</source>
   <translation>RNN weight w</translation>
  </message>
  <message>
   <source>RNN は 1 歩で {share} を渡します。{steps} 歩先に届く合図は何 %？</source>
   <translation>RNN hands on {share} at each step. What % of the signal arrives {steps} steps away?</translation>
  </message>
  <message>
   <source>ReLU だけ勾配が残る所へ点を動かす</source>
   <translation>Move to where only ReLU keeps a gradient</translation>
  </message>
  <message>
   <source>ReLU で b を −4 にして「学習 10 歩」を押すと、b は？</source>
   <translation>ReLU: set b to −4 and press “Train 10 steps”. What is b then?</translation>
  </message>
  <message>
   <source>ReLU で |w| を変え、勾配を 100 より大きくする</source>
   <translation>With ReLU, change |w| for a gradient above 100</translation>
  </message>
  <message>
   <source>ReLU に切り替えて、exp の計算を 0 回にする</source>
   <translation>Switch to ReLU and get rid of every exp</translation>
  </message>
  <message>
   <source>ReLU に替えて、弁を 1 より大きく開ける</source>
   <translation>Switch to ReLU and open the valve beyond 1</translation>
  </message>
  <message>
   <source>ReLU の傾きが 1 になる側へ点を動かす</source>
   <translation>Move the point to where ReLU’s slope is 1</translation>
  </message>
  <message>
   <source>ReLU の勾配が 0 になる側へ点を動かす</source>
   <translation>Move the point to where ReLU’s gradient is 0</translation>
  </message>
  <message>
   <source>ReLU の数を増やし、誤差を 0.05 未満にする</source>
   <translation>Add ReLUs until the error is below 0.05</translation>
  </message>
  <message>
   <source>ReLU を 12 個に増やすと、誤差は 1 個のときの何 %？</source>
   <translation>With 12 ReLUs, what % of the error of a single one is left?</translation>
  </message>
  <message>
   <source>ReLU を全データで平らな側に置き、更新を止める</source>
   <translation>Put ReLU on the flat side for all data: no updates</translation>
  </message>
  <message>
   <source>T 時刻前への勾配（対数目盛）</source>
   <translation>Gradient T steps back (log scale)</translation>
  </message>
  <message>
   <source>U は n_h × n_h だから 4 倍、W と b は 2 倍。合わせると 2 倍と 4 倍の間になります。</source>
   <translation>U is n_h × n_h, so 4 times as large; W and b only 2 times. Together: between 2 and 4 times.</translation>
  </message>
  <message>
   <source>a が −3 から 3 のとき、{f}(a) は {gates}</source>
   <translation>For a from −3 to 3, {f}(a) is {gates}</translation>
  </message>
  <message>
   <source>a を 0 にすると、{value} のタイルはいくつになって出てくる？</source>
   <translation>Set a to 0: what comes out of the tile {value}?</translation>
  </message>
  <message>
   <source>a を上げて、弁をほぼ全開にする（g が 0.95 超）</source>
   <translation>Raise a and nearly open it fully (g above 0.95)</translation>
  </message>
  <message>
   <source>a を下げて、弁をほぼ閉じる（g が 0.05 未満）</source>
   <translation>Lower a and nearly shut the valve (g below 0.05)</translation>
  </message>
  <message>
   <source>b = {b} から {steps} 回学習：ReLU は b = {dead} のまま、Leaky ReLU は b = {moved} へ</source>
   <translation>{steps} training steps from b = {b}: ReLU stays at b = {dead}, Leaky ReLU moves to b = {moved}</translation>
  </message>
  <message>
   <source>b = {b} から {steps} 回学習：ReLU は b = {dead} へ、Leaky ReLU は b = {moved} へ</source>
   <translation>{steps} training steps from b = {b}: ReLU moves to b = {dead}, Leaky ReLU to b = {moved}</translation>
  </message>
  <message>
   <source>b = {b}：データ {count} 件中、{f} が 0 を出すのは {zeros} 件、勾配があるのは {alive} 件</source>
   <translation>b = {b}: of {count} inputs, {f} gives 0 for {zeros}; {alive} have a gradient</translation>
  </message>
  <message>
   <source>b を 2 組持つ実装：{lstm} 対 {gru}</source>
   <translation>With two biases b: {lstm} vs {gru}</translation>
  </message>
  <message>
   <source>b を −1 に下げると、出力 0 は 40 個中いくつ？</source>
   <translation>Lower b to −1: how many of 40 outputs are 0?</translation>
  </message>
  <message>
   <source>c ← c ＋ 入力　（何も挟まない）</source>
   <translation>c ← c + input (nothing between)</translation>
  </message>
  <message>
   <source>c ← tanh(c ＋ 入力)</source>
   <translation>c ← tanh(c + input)</translation>
  </message>
  <message>
   <source>c は残りに足す。h は古い値と候補の平均（最大 {h}）。</source>
   <translation>c adds up. h averages old value and candidate (max {h}).</translation>
  </message>
  <message>
   <source>c は足して {cell} まで上がる。h は平均で 1 を超えない。</source>
   <translation>c adds up to {cell}. h is an average and never exceeds 1.</translation>
  </message>
  <message>
   <source>c は足すたびに伸びて 1 を超える。−1〜1 に収まるのは出力 h の方</source>
   <translation>c keeps growing past 1. It is the output h that stays within −1 to 1</translation>
  </message>
  <message>
   <source>c を少し動かすと、次の c はその {a} 倍（c = 0）、{b} 倍（c = 5）動く</source>
   <translation>Nudge c: the next c moves {a} times as far (c = 0), {b} times (c = 5)</translation>
  </message>
  <message>
   <source>c 最大</source>
   <translation>Max c</translation>
  </message>
  <message>
   <source>c 記憶</source>
   <translation>c memory</translation>
  </message>
  <message>
   <source>exp・足し算・割り算。傾きは最大 0.25</source>
   <translation>exp, add, divide; slope 0.25 at most</translation>
  </message>
  <message>
   <source>f = 0 の時刻で、それまでの記憶はまるごと消える</source>
   <translation>Where f = 0, the whole memory up to then is erased</translation>
  </message>
  <message>
   <source>f = 0.9 にすると、10 時刻後の LSTM と GRU には何 % 残る？</source>
   <translation>With f = 0.9, what % is left in LSTM and GRU after 10 steps?</translation>
  </message>
  <message>
   <source>f = 1 なら、何歩先でも 1 × 1 × … ＝ 1：そのまま届く</source>
   <translation>With f = 1 it is 1 × 1 × … = 1 however far: all of it arrives</translation>
  </message>
  <message>
   <source>f = 1：記憶も勾配も、そのまま最後まで残る</source>
   <translation>f = 1: memory and gradient last to the end unchanged</translation>
  </message>
  <message>
   <source>f = {f}、i = {i}、g = {g} を {steps} 時刻続けると c = {c}、h = tanh(c) は {h} を超えない</source>
   <translation>f = {f}, i = {i}, g = {g} for {steps} steps: c = {c}, while h = tanh(c) never exceeds {h}</translation>
  </message>
  <message>
   <source>f = {f}：1 の記憶は、{steps} 時刻後に {left}</source>
   <translation>f = {f}: a memory of 1 is {left} at t = {steps}</translation>
  </message>
  <message>
   <source>f は「残す割合」。{f} なら {steps} 歩で半分になる</source>
   <translation>f is the share that is kept. At {f} it halves in {steps} steps</translation>
  </message>
  <message>
   <source>f を 0.9 にすると、記憶が半分になるのは何歩後？</source>
   <translation>With f = 0.9, after how many steps is the memory halved?</translation>
  </message>
  <message>
   <source>f を上げて、10 時刻後も半分以上を残す</source>
   <translation>Raise f so that half or more is left after 10 steps</translation>
  </message>
  <message>
   <source>f を上げて、t=20 まで記憶を半分以上残す</source>
   <translation>Raise f and keep half the memory or more to t=20</translation>
  </message>
  <message>
   <source>f を全部 1 にして、i は t=2 と t=9 のまま。t=20 の記憶 c は？</source>
   <translation>All f = 1, i open at t=2 and t=9 as now. What is the memory c at t=20?</translation>
  </message>
  <message>
   <source>f(x)　出力</source>
   <translation>f(x): output</translation>
  </message>
  <message>
   <source>f′ は最大 1。飽和すると 0 に近い</source>
   <translation>f′ is 1 at most, near 0 when saturated</translation>
  </message>
  <message>
   <source>f′ は最大でも 0.25</source>
   <translation>f′ is 0.25 at most</translation>
  </message>
  <message>
   <source>f′(x)　傾き（勾配）</source>
   <translation>f′(x): slope (gradient)</translation>
  </message>
  <message>
   <source>g の範囲</source>
   <translation>Range of g</translation>
  </message>
  <message>
   <source>h = (1 − z) × 古い h + z × n</source>
   <translation>h = (1 − z) × old h + z × n</translation>
  </message>
  <message>
   <source>h = (1 − z) × 古い h + z × n（Chung）</source>
   <translation>h = (1 − z) × old h + z × n (Chung)</translation>
  </message>
  <message>
   <source>h = o × tanh(c)：出力ゲートは、記憶をどれだけ外へ出すかを決める</source>
   <translation>h = o × tanh(c): the output gate sets how much memory shows</translation>
  </message>
  <message>
   <source>h = z × 古い h + (1 − z) × n</source>
   <translation>h = z × old h + (1 − z) × n</translation>
  </message>
  <message>
   <source>h = z × 古い h + (1 − z) × n（Cho・PyTorch）</source>
   <translation>h = z × old h + (1 − z) × n (Cho, PyTorch)</translation>
  </message>
  <message>
   <source>h は古い値と候補の加重平均。候補 tanh(1) ≈ 0.76 に近づくだけで、積み上がりません。</source>
   <translation>h is a weighted average of old and candidate. It nears tanh(1) ≈ 0.76 but never piles up.</translation>
  </message>
  <message>
   <source>h を −1 から 1 まで変えると、候補は r = {r} で {shut}、r = 1 で {open}</source>
   <translation>As h goes from −1 to 1, the candidate is {shut} at r = {r}, {open} at r = 1</translation>
  </message>
  <message>
   <source>h を古い値と新しい値のちょうど真ん中に置く</source>
   <translation>Put h exactly halfway between old and new</translation>
  </message>
  <message>
   <source>h 出力</source>
   <translation>h output</translation>
  </message>
  <message>
   <source>h 最大</source>
   <translation>Max h</translation>
  </message>
  <message>
   <source>i = 0：どんな入力が来ても、c はまったく動かない</source>
   <translation>i = 0: whatever comes in, c does not move at all</translation>
  </message>
  <message>
   <source>i = {i}、f = 1：入力が {n} 回来ても、c は {cells}</source>
   <translation>i = {i}, f = 1: after {n} inputs c is {cells}</translation>
  </message>
  <message>
   <source>i をすべて閉じて、入力が来ても c を動かさない</source>
   <translation>Shut i everywhere: no input may move c</translation>
  </message>
  <message>
   <source>i をすべて閉じると、t=20 の記憶 c は？</source>
   <translation>Shut i everywhere: what is the memory c at t=20?</translation>
  </message>
  <message>
   <source>ln ½ ÷ ln 0.9 ≈ {steps}。0.9 は高そうでも、そこで半分になります。</source>
   <translation>ln ½ ÷ ln 0.9 ≈ {steps}. 0.9 looks high, yet half is gone by then.</translation>
  </message>
  <message>
   <source>max(0, x)　値域 [0, ∞)　比較 1 回で計算できる</source>
   <translation>max(0, x), range [0, ∞): one comparison computes it</translation>
  </message>
  <message>
   <source>n_h だけを 2 倍の 128 にすると、LSTM のパラメータは何倍？</source>
   <translation>Double n_h alone, to 128: how many times as many LSTM parameters?</translation>
  </message>
  <message>
   <source>n_h を増やし、GRU を 98,816 個より多くする</source>
   <translation>Raise n_h until GRU has more than 98,816</translation>
  </message>
  <message>
   <source>o = 0：h は 0 でも、記憶 c は {c} のまま残る</source>
   <translation>o = 0: h is 0, yet the memory c stays at {c}</translation>
  </message>
  <message>
   <source>o = {o} の間は h = {hidden}、c = {c}。o を 1 に戻すと h = {back}</source>
   <translation>While o = {o}, h = {hidden} and c = {c}. With o back at 1, h = {back}</translation>
  </message>
  <message>
   <source>o = {o}、c = {c}：h = o×tanh(c) = {h}</source>
   <translation>o = {o}, c = {c}: h = o×tanh(c) = {h}</translation>
  </message>
  <message>
   <source>o を閉じて、c を残したまま h だけ 0 にする</source>
   <translation>Shut o: make h 0 while c stays</translation>
  </message>
  <message>
   <source>r = 0 で h を正へ動かし、n が動かないのを見る</source>
   <translation>With r = 0 move h above 0 and see n stand still</translation>
  </message>
  <message>
   <source>r = 0：候補は過去を見ない。古い h は z の割合で残る。</source>
   <translation>r = 0: the candidate ignores the past. z still keeps its share of the old h.</translation>
  </message>
  <message>
   <source>r = 1：過去を全部使う。単純な RNN と同じ候補になる。</source>
   <translation>r = 1: all of the past is used, as in a simple RNN.</translation>
  </message>
  <message>
   <source>r が効くのは候補だけ。古い h は z = 0.8 の割合で残るので、ほとんど変わりません。</source>
   <translation>r acts on the candidate only. A share z = 0.8 of the old h is kept, so little changes.</translation>
  </message>
  <message>
   <source>r は、候補に過去を混ぜる割合。効くのは候補だけ。</source>
   <translation>r: how much past enters the candidate, and nothing else.</translation>
  </message>
  <message>
   <source>r を 0 から 1 まで変えても、h = {h} から残る分は {parts}（z = {z}）</source>
   <translation>As r goes from 0 to 1, what is kept of h = {h} is {parts} (z = {z})</translation>
  </message>
  <message>
   <source>r を上げて、過去の力で候補 n を負にする</source>
   <translation>Raise r: let the past make candidate n negative</translation>
  </message>
  <message>
   <source>t=14 で初めて全開にして、h をよみがえらせる</source>
   <translation>Open fully only at t=14 and bring h back</translation>
  </message>
  <message>
   <source>t=14 まで o を 0 で閉じ、そこで全開 (o=1) にすると h は？</source>
   <translation>o shut at 0 until t=14, then fully open (o=1): what is h?</translation>
  </message>
  <message>
   <source>t=2 を書き、t=9 を無視し、t=14 で話し始める</source>
   <translation>Write at t=2, ignore t=9, start speaking at t=14</translation>
  </message>
  <message>
   <source>t={t} の出力 h</source>
   <translation>h at t={t}</translation>
  </message>
  <message>
   <source>t={t} の記憶 c</source>
   <translation>c at t={t}</translation>
  </message>
  <message>
   <source>tanh が最も急な点（傾き 1）を探す</source>
   <translation>Find where tanh is steepest (slope 1)</translation>
  </message>
  <message>
   <source>tanh と σ の微分は |x| = {at} で並ぶ。x = {x} では tanh {t}、σ {s}</source>
   <translation>tanh′ and σ′ meet at |x| = {at}. At x = {x}: tanh′ {t}, σ′ {s}</translation>
  </message>
  <message>
   <source>tanh に {steps} 回通すと、{start} は {left}</source>
   <translation>Through tanh {steps} times, {start} becomes {left}</translation>
  </message>
  <message>
   <source>tanh に切り替えて飽和させる（0.05 未満）</source>
   <translation>Switch to tanh and saturate it (below 0.05)</translation>
  </message>
  <message>
   <source>tanh に替えて、流れを逆さまにする（g が負）</source>
   <translation>Switch to tanh and reverse the flow (g negative)</translation>
  </message>
  <message>
   <source>tanh の値域は −1〜1。負の弁は、通す割合ではなく向きの反転になります。</source>
   <translation>tanh ranges from −1 to 1. A negative valve is not a share to let through: it flips the sign.</translation>
  </message>
  <message>
   <source>tanh の勾配がシグモイドより小さい所を探す</source>
   <translation>Find where tanh’s gradient is below sigmoid’s</translation>
  </message>
  <message>
   <source>tanh の輪 {c}</source>
   <translation>tanh loop {c}</translation>
  </message>
  <message>
   <source>tanh は |w| を大きくしても、飽和して f′ が縮む。</source>
   <translation>With tanh a larger |w| saturates it, and f′ shrinks.</translation>
  </message>
  <message>
   <source>tanh はいつも少しだけ内側の値を返すので、重み 1 の輪でも縮み続けます。</source>
   <translation>tanh always gives a value a little nearer to 0, so even a loop of weight 1 keeps shrinking.</translation>
  </message>
  <message>
   <source>tanh({x}) = {y}、2σ({double}) − 1 = {z}</source>
   <translation>tanh({x}) = {y}, 2σ({double}) − 1 = {z}</translation>
  </message>
  <message>
   <source>w を 0.99 にすると、50 歩後に残る勾配は何 %？</source>
   <translation>With w = 0.99, what % of the gradient is left after 50 steps?</translation>
  </message>
  <message>
   <source>w を 1 より大きくして、50 歩後を 100 倍超にする</source>
   <translation>Raise w above 1: over 100 times as much after 50 steps</translation>
  </message>
  <message>
   <source>w をちょうど 1 にして、50 歩後も 1 のまま残す</source>
   <translation>Set w to exactly 1 and still have 1 after 50 steps</translation>
  </message>
  <message>
   <source>x = {x} では {f} {y}、{g} {z}。{limit} 以上では、差は最大 {gap}</source>
   <translation>At x = {x}: {f} {y}, {g} {z}. From {limit} on they differ by {gap} at most</translation>
  </message>
  <message>
   <source>x = {x}、h = {h}：候補の中の過去の割合は、r = 0 で {none}、0.5 で {half}、1 で {all}</source>
   <translation>x = {x}, h = {h}: the past’s share in the candidate is {none} at r = 0, {half} at 0.5, {all} at 1</translation>
  </message>
  <message>
   <source>x = {x}：{f} = {y}、{g} = {a}、{h} = {b}</source>
   <translation>x = {x}: {f} = {y}, {g} = {a}, {h} = {b}</translation>
  </message>
  <message>
   <source>x = {x}：大きいほうは max({x}, {other}) = {most}、{f}({x}) = {y}</source>
   <translation>x = {x}: the greater is max({x}, {other}) = {most}, {f}({x}) = {y}</translation>
  </message>
  <message>
   <source>x での傾き</source>
   <translation>Slope at x</translation>
  </message>
  <message>
   <source>x を 0 に動かすと、tanh の傾きはいくつになる？</source>
   <translation>Move x to 0: what is the slope of tanh?</translation>
  </message>
  <message>
   <source>x を 0 に動かすと、シグモイドの傾きはいくつになる？</source>
   <translation>Move x to 0: what is the slope of sigmoid?</translation>
  </message>
  <message>
   <source>x を 2.5 に動かすと、ReLU の出力はいくつになる？</source>
   <translation>Move x to 2.5: what does ReLU output?</translation>
  </message>
  <message>
   <source>x を 4 に動かすと、シグモイドの傾きはいくつになる？</source>
   <translation>Move x to 4: what is the slope of sigmoid?</translation>
  </message>
  <message>
   <source>x を 4 に動かすと、シグモイドの傾きは？</source>
   <translation>Move x to 4: what is the slope of sigmoid?</translation>
  </message>
  <message>
   <source>x を 5 以上にしても傾きが 1 か確かめる</source>
   <translation>Check that the slope is still 1 at x ≥ 5</translation>
  </message>
  <message>
   <source>x を 6 に動かすと、ReLU の傾きはいくつになる？</source>
   <translation>Move x to 6: what is the slope of ReLU?</translation>
  </message>
  <message>
   <source>x を 6 に動かすと、傾きが 0.05 以上残るのは 4 つのうちいくつ？</source>
   <translation>Move x to 6: how many of the 4 keep a slope of 0.05 or more?</translation>
  </message>
  <message>
   <source>x を −3 に動かすと、ReLU の勾配はいくつになる？</source>
   <translation>Move x to −3: what is ReLU’s gradient?</translation>
  </message>
  <message>
   <source>x を −6 に動かすと、Leaky ReLU（α = 0.1）の出力は？</source>
   <translation>Move x to −6: what does Leaky ReLU (α = 0.1) output?</translation>
  </message>
  <message>
   <source>x を正にして、出力が x と同じになるのを見る</source>
   <translation>Make x positive and see the output equal x</translation>
  </message>
  <message>
   <source>x を負にして、出力が 0 になるのを見る</source>
   <translation>Make x negative and see the output become 0</translation>
  </message>
  <message>
   <source>x 合図</source>
   <translation>x signal</translation>
  </message>
  <message>
   <source>x 雑音</source>
   <translation>x noise</translation>
  </message>
  <message>
   <source>z = 0.75 で、流儀を「z＝入れる」にすると、h はいくつ？</source>
   <translation>z = 0.75 with “z = new share”: what is h?</translation>
  </message>
  <message>
   <source>z = 1：GRU は残すだけで書き込めない。LSTM は両方できる。</source>
   <translation>z = 1: GRU only keeps and cannot write. LSTM can do both.</translation>
  </message>
  <message>
   <source>z = x − 1 が負になる入力は、ReLU がすべて 0 にそろえる。勾配もそこでは 0。</source>
   <translation>Where z = x − 1 is negative, ReLU makes it 0. There the gradient is 0 too.</translation>
  </message>
  <message>
   <source>z = {z}：Cho の式 {cho}、Chung の式 {chung}。Chung の式で z = {other} にすると {same}</source>
   <translation>z = {z}: {cho} by Cho’s formula, {chung} by Chung’s. With z = {other}, Chung’s gives {same}</translation>
  </message>
  <message>
   <source>z = {z}：{keep}×{old} + {write}×{new} = {h}</source>
   <translation>z = {z}: {keep}×{old} + {write}×{new} = {h}</translation>
  </message>
  <message>
   <source>z = {z}：{steps} 時刻後に残る割合は {left}</source>
   <translation>z = {z}: {left} is left after {steps} steps</translation>
  </message>
  <message>
   <source>z = {z}：残す {keep} + 入れる {write} = {total}</source>
   <translation>z = {z}: keep {keep} + write {write} = {total}</translation>
  </message>
  <message>
   <source>z が LSTM のどの 2 つの役か、光らせて見る</source>
   <translation>Light up the two LSTM roles that z plays</translation>
  </message>
  <message>
   <source>z は {z}、入力は {count} 回。LSTM の c の最大は {cell}、GRU の h の最大は {hidden}。最初の値は 7 時刻後に {kept} % 残る。</source>
   <translation>z is {z}, inputs: {count}. The LSTM’s c reaches {cell}, the GRU’s h {hidden}. Of the first value {kept}% is left after 7 steps.</translation>
  </message>
  <message>
   <source>z は {z}、流儀は「{role}」。残す割合 {kept}、入れる割合 {written}、足して 1。新しい h は {h}。</source>
   <translation>z is {z}, convention “{role}”. Kept share {kept}, new share {written}, together 1. The new h is {h}.</translation>
  </message>
  <message>
   <source>z は {z}。{formula}。古い h は {old}、候補 n は {new}、新しい h は {h}。</source>
   <translation>z is {z}. {formula}. The old h is {old}, the candidate n is {new}, the new h is {h}.</translation>
  </message>
  <message>
   <source>z はそのままで、入力を 8 回とも入れると、GRU の h は最大いくつ？</source>
   <translation>Same z, input on at all 8 steps: how high does the GRU’s h get?</translation>
  </message>
  <message>
   <source>z を上げて、LSTM の c だけ 1 を超えさせる</source>
   <translation>Raise z so that only the LSTM’s c exceeds 1</translation>
  </message>
  <message>
   <source>z を動かして、古い h をそのまま残す</source>
   <translation>Move z so that the old h stays as it is</translation>
  </message>
  <message>
   <source>z を動かすと、残す帯と入れる帯が同時に変わる。足すといつも 1。</source>
   <translation>z moves both bands at once; they always add up to 1.</translation>
  </message>
  <message>
   <source>z＝入れる割合</source>
   <translation>z = new share</translation>
  </message>
  <message>
   <source>z＝残す割合</source>
   <translation>z = kept share</translation>
  </message>
  <message>
   <source>{count} か所</source>
   <translation>{count}</translation>
  </message>
  <message>
   <source>{count} 個</source>
   <translation>{count}</translation>
  </message>
  <message>
   <source>{count} 回</source>
   <translation>{count}</translation>
  </message>
  <message>
   <source>{factor} を {steps} 回掛けると {left}。減りは積もる。</source>
   <translation>{factor} multiplied {steps} times is {left}. Losses add up.</translation>
  </message>
  <message>
   <source>{factor} 倍ずつ手渡すと、{steps} 時刻後に残るのは {left}</source>
   <translation>Handing on {factor} each time, {left} is left after {steps} steps</translation>
  </message>
  <message>
   <source>{first}、{rest}</source>
   <translation>{first}, {rest}</translation>
  </message>
  <message>
   <source>{first}〜{last}</source>
   <translation>{first} to {last}</translation>
  </message>
  <message>
   <source>{first}・{rest}</source>
   <translation>{first}, {rest}</translation>
  </message>
  <message>
   <source>{f} 1 回の計算：比較 {compare} 回、exp {exp} 回、合わせて {total} 回の演算</source>
   <translation>Computing {f} once: comparisons {compare}, exp {exp}, operations in all {total}</translation>
  </message>
  <message>
   <source>{f} の傾きは、0 のすぐ左で {left}、すぐ右で {right}</source>
   <translation>The slope of {f} is {left} just left of 0, {right} just right of it</translation>
  </message>
  <message>
   <source>{f} を足し合わせたときの誤差：1 個で {first}、{units} 個で {last}</source>
   <translation>Error of a sum of {f} units: {first} with 1, {last} with {units}</translation>
  </message>
  <message>
   <source>{f}({a}) + {f}({b}) = {apart}、{f}({a} {sign} {size}) = {together}</source>
   <translation>{f}({a}) + {f}({b}) = {apart}, {f}({a} {sign} {size}) = {together}</translation>
  </message>
  <message>
   <source>{f}({a}) = {ya}、{f}({b}) = {yb}、{f}({c}) = {yc}</source>
   <translation>{f}({a}) = {ya}, {f}({b}) = {yb}, {f}({c}) = {yc}</translation>
  </message>
  <message>
   <source>{f}({left}) は {lowest} より {down} 大きく、{f}({right}) は {highest} より {up} 小さい</source>
   <translation>{f}({left}) is {down} above {lowest}, {f}({right}) is {up} below {highest}</translation>
  </message>
  <message>
   <source>{f}({x}) = {y}、{f}({above}) = {higher} はそのまま。{f}({below}) = {lower} は変わる</source>
   <translation>{f}({x}) = {y} and {f}({above}) = {higher} are unchanged; {f}({below}) = {lower} is not</translation>
  </message>
  <message>
   <source>{f}({x}) = {y}、{f}({minus}) = {z}</source>
   <translation>{f}({x}) = {y}, {f}({minus}) = {z}</translation>
  </message>
  <message>
   <source>{f}′({minus}) = {left}、{f}′(0) = {middle}、{f}′({x}) = {right}</source>
   <translation>{f}′({minus}) = {left}, {f}′(0) = {middle}, {f}′({x}) = {right}</translation>
  </message>
  <message>
   <source>{f}′({x}) = {most}、{f}′({beside}) = {less}</source>
   <translation>{f}′({x}) = {most}, {f}′({beside}) = {less}</translation>
  </message>
  <message>
   <source>{f}′({x}) = {most}、ほかのどこでもこれより小さい（{f}′({beside}) = {less}）</source>
   <translation>{f}′({x}) = {most}, and smaller everywhere else ({f}′({beside}) = {less})</translation>
  </message>
  <message>
   <source>{f}′({x}) = {one}、{layers} 層分を掛けると {product}</source>
   <translation>{f}′({x}) = {one}; product over n = {layers} layers: {product}</translation>
  </message>
  <message>
   <source>{gate}を 0 から 1 へ：書き込む分 +{write}、残す分 +{keep}、c を変えずに読み出す分 +{read}</source>
   <translation>{gate} from 0 to 1: written +{write}, kept +{keep}, read without changing c +{read}</translation>
  </message>
  <message>
   <source>{k} 個</source>
   <translation>{k}</translation>
  </message>
  <message>
   <source>{low} から {high} まで、{f}(x) はどこでも {least}</source>
   <translation>From {low} to {high}, {f}(x) is {least} everywhere</translation>
  </message>
  <message>
   <source>{low} から {high} まで、{f}(x) は最小 {least}、最大 {most}</source>
   <translation>From {low} to {high}, {f}(x) is at least {least} and at most {most}</translation>
  </message>
  <message>
   <source>{low} から {high} まで、{f}′ はどこでも {least}</source>
   <translation>From {low} to {high}, {f}′ is {least} everywhere</translation>
  </message>
  <message>
   <source>{low} から {high} まで、{f}′ は最小 {least}、最大 {most}</source>
   <translation>From {low} to {high}, {f}′ is at least {least} and at most {most}</translation>
  </message>
  <message>
   <source>{low} から {high} まで、{f}′ は最小でも {least}、最大 {most}</source>
   <translation>From {low} to {high}, {f}′ is never below {least} and at most {most}</translation>
  </message>
  <message>
   <source>{low} から {high} までで、{f}(x) の最小は {least}</source>
   <translation>From {low} to {high}, the smallest {f}(x) is {least}</translation>
  </message>
  <message>
   <source>{low} から {high} までの {count} 個の入力で、{f}(x) と x の差は最大 {gap}</source>
   <translation>For {count} inputs from {low} to {high}, {f}(x) and x differ by {gap} at most</translation>
  </message>
  <message>
   <source>{low} から {high} までの入力のうち、{f} がちょうど 0 を返すのは {share} %</source>
   <translation>Of the inputs from {low} to {high}, {f} gives exactly 0 for {share}%</translation>
  </message>
  <message>
   <source>{name} {k} 個の和</source>
   <translation>{name}: sum of {k}</translation>
  </message>
  <message>
   <source>{name} {k} 個の計算は {count} 回、うち exp は {exps} 回。x は {x}、傾きは {slope}。</source>
   <translation>{name}, k = {k}. Operations: {count}, of which exp: {exps}. x is {x}, the slope {slope}.</translation>
  </message>
  <message>
   <source>{name} {k} 個の足し算。作りたい曲線との誤差は {error}、折れ目は {corners}。</source>
   <translation>Sum of {name} units, k = {k}. The error against the target curve is {error}; corners: {corners}.</translation>
  </message>
  <message>
   <source>{name} に残る合図</source>
   <translation>Left in {name}</translation>
  </message>
  <message>
   <source>{name} を通す</source>
   <translation>Through {name}</translation>
  </message>
  <message>
   <source>{name} ＋ {init}：初期化しだいで、勾配の残り方は大きく変わる。</source>
   <translation>{name} + {init}: how much gradient survives depends on the initialisation.</translation>
  </message>
  <message>
   <source>{name}　{first} : {second}</source>
   <translation>{name}  {first} : {second}</translation>
  </message>
  <message>
   <source>{name}　{signs} × {units} 個 ＝ 1 回に {count} 演算</source>
   <translation>{name}  ({signs}) × {units}, operations: {count}</translation>
  </message>
  <message>
   <source>{name}　毎歩 × {factor}</source>
   <translation>{name}  × {factor} / step</translation>
  </message>
  <message>
   <source>{name}、w は {w}、b は {b}。ちょうど 0 の出力は 40 個中 {zeros} 個、平均の勾配は {mean}。</source>
   <translation>{name}, w is {w}, b is {b}. Outputs of exactly 0: {zeros} of 40. The mean gradient is {mean}.</translation>
  </message>
  <message>
   <source>{name}、w は {w}、b は {b}。ちょうど 0 の出力は 40 個中 {zeros} 個、平均の勾配は {mean}。誤差は {loss}、学習 10 歩で w は {move} 動く。</source>
   <translation>{name}, w is {w}, b is {b}. Outputs of exactly 0: {zeros} of 40. The mean gradient is {mean}. The error is {loss}; 10 training steps move w by {move}.</translation>
  </message>
  <message>
   <source>{name}、入力のずらし b は {b}、α は {alpha}。ちょうど 0 の出力は 40 個中 {zeros} 個、最小の出力は {lowest}。</source>
   <translation>{name}, inputs shifted by b = {b}, α is {alpha}. Outputs of exactly 0: {zeros} of 40. The lowest output is {lowest}.</translation>
  </message>
  <message>
   <source>{name}、本物の層、初期化 {init}。{count} {unit}さかのぼると、勾配の長さは {value} 倍。</source>
   <translation>{name}, real layers, {init} initialisation. {unit} back: {count}. The gradient’s norm is {value} times what it was.</translation>
  </message>
  <message>
   <source>{name}、重みの大きさ {w}。{count} {unit}さかのぼると、勾配は {value} 倍。</source>
   <translation>{name}, weight {w}. {unit} back: {count}. The gradient is {value} times what it was.</translation>
  </message>
  <message>
   <source>{name}。x は {x}、出力は {y}、{gradient}</source>
   <translation>{name}. x is {x}, the output {y}, {gradient}</translation>
  </message>
  <message>
   <source>{name}。x は {x}、出力は {y}、{gradient}α は {alpha}。</source>
   <translation>{name}. x is {x}, the output {y}, {gradient} α is {alpha}.</translation>
  </message>
  <message>
   <source>{name}：{hint}</source>
   <translation>{name}: {hint}</translation>
  </message>
  <message>
   <source>{network} が 1 時刻に求める値は {signs} の {count} 種類</source>
   <translation>{network} computes at each step: {signs} ({count})</translation>
  </message>
  <message>
   <source>{network} が次の時刻へ渡すのは {signs} の {count} つ</source>
   <translation>{network} passes on to the next step: {signs} ({count})</translation>
  </message>
  <message>
   <source>{network} のゲートは {signs} の {count} つ</source>
   <translation>Gates of {network}: {signs} ({count})</translation>
  </message>
  <message>
   <source>{network} の重みの組は {signs} の {count} 組</source>
   <translation>Sets of weights of {network}: {signs} ({count})</translation>
  </message>
  <message>
   <source>{n} 歩</source>
   <translation>{n} steps</translation>
  </message>
  <message>
   <source>{n} 歩後 {left}</source>
   <translation>After {n}: {left}</translation>
  </message>
  <message>
   <source>{n} 歩後 {left} ↑</source>
   <translation>After {n}: {left} ↑</translation>
  </message>
  <message>
   <source>{n} 歩後の勾配</source>
   <translation>Gradient at {n}</translation>
  </message>
  <message>
   <source>{old} と {new} をどの割合で混ぜても {mixed}</source>
   <translation>Mix {old} and {new} in any proportion: {mixed}</translation>
  </message>
  <message>
   <source>{percent}% 届く</source>
   <translation>{percent}% arrives</translation>
  </message>
  <message>
   <source>{row}：LSTM は {first}、GRU は {second}。f = z = {f} なら、{steps} 時刻後に LSTM の c は {lstm} %、GRU の h は {gru} % 残る。</source>
   <translation>{row}: LSTM {first}, GRU {second}. With f = z = {f}, after {steps} steps the LSTM’s c keeps {lstm}% and the GRU’s h keeps {gru}%.</translation>
  </message>
  <message>
   <source>{steps} 時刻の道で掛かる数は {count} 個、その大きさは {size}</source>
   <translation>A path of {steps} steps has {count} factors, each {size}</translation>
  </message>
  <message>
   <source>{symbol} = {count} で {value}</source>
   <translation>{symbol} = {count}: {value}</translation>
  </message>
  <message>
   <source>{t} 歩後。何も挟まないベルトの c は {c}、輪に tanh を挟むと {squashed}、出力 h = tanh(c) は {h}。</source>
   <translation>At step {t}: c of the plain belt is {c}, with tanh in the loop {squashed}; the output h = tanh(c) is {h}.</translation>
  </message>
  <message>
   <source>{t} 歩後の c</source>
   <translation>c at step {t}</translation>
  </message>
  <message>
   <source>{t} 歩後の記憶</source>
   <translation>Memory at {t}</translation>
  </message>
  <message>
   <source>|w| = 0.9 で 17 時刻さかのぼると、勾配は何 % 残る？</source>
   <translation>|w| = 0.9, 17 steps back: what % of the gradient is left?</translation>
  </message>
  <message>
   <source>|w| = {w}　棒は |w|·f′</source>
   <translation>|w| = {w}, bars |w|·f′</translation>
  </message>
  <message>
   <source>|w| を 1 より大きくし、100 倍に爆発させる</source>
   <translation>Raise |w| above 1 and let it explode past 100</translation>
  </message>
  <message>
   <source>× 弁 g</source>
   <translation>× g</translation>
  </message>
  <message>
   <source>Δw（10 歩）</source>
   <translation>Δw (10 steps)</translation>
  </message>
  <message>
   <source>α = 0.01、x = −5 で出力 −0.05 を作る</source>
   <translation>Get output −0.05 with α = 0.01 and x = −5</translation>
  </message>
  <message>
   <source>α を 0 にして、Leaky ReLU を ReLU に戻す</source>
   <translation>Set α = 0: turn Leaky ReLU back into ReLU</translation>
  </message>
  <message>
   <source>α を 0.01 にして x を −5 へ動かすと、Leaky ReLU の出力はいくつ？</source>
   <translation>Set α to 0.01 and x to −5: what does Leaky ReLU output?</translation>
  </message>
  <message>
   <source>α を 0.1 にして x を −3 に動かすと、Leaky ReLU の出力はいくつ？</source>
   <translation>Set α to 0.1 and x to −3: what does Leaky ReLU output?</translation>
  </message>
  <message>
   <source>α を 1 にして、折れ目を消す</source>
   <translation>Set α = 1 and make the corner vanish</translation>
  </message>
  <message>
   <source>σ(0) = 0.5 なので、弁はどの値も 0.5 倍にします。</source>
   <translation>σ(0) = 0.5, so the valve halves every value.</translation>
  </message>
  <message>
   <source>∏f 勾配</source>
   <translation>∏f gradient</translation>
  </message>
  <message>
   <source>−1〜1</source>
   <translation>−1 to 1</translation>
  </message>
  <message>
   <source>−1〜1。弁には不向き、書き込む候補には最適</source>
   <translation>−1 to 1: unfit for a valve, ideal for the candidate to write</translation>
  </message>
  <message>
   <source>うち exp</source>
   <translation>of which exp</translation>
  </message>
  <message>
   <source>この式では z が大きいほど古い値に近い。動きは直線。</source>
   <translation>In this formula a larger z is nearer to the old value. It moves in a line.</translation>
  </message>
  <message>
   <source>この式では z が大きいほど新しい値に近い。見るのは式。</source>
   <translation>In this formula a larger z is nearer to the new value. Look at the formula.</translation>
  </message>
  <message>
   <source>この行の主張は、このアプリでは確かめられません</source>
   <translation>This app cannot check what this line claims</translation>
  </message>
  <message>
   <source>さかのぼった層</source>
   <translation>Layers back</translation>
  </message>
  <message>
   <source>さかのぼった時刻</source>
   <translation>Steps back</translation>
  </message>
  <message>
   <source>さかのぼるもの</source>
   <translation>Going back through</translation>
  </message>
  <message>
   <source>さかのぼる層の数 n</source>
   <translation>Layers back n</translation>
  </message>
  <message>
   <source>さかのぼる時刻の数 T</source>
   <translation>Steps back T</translation>
  </message>
  <message>
   <source>すべて平らな側：勾配は 0 だけ。学習しても何も動かない（Dying ReLU）。</source>
   <translation>All flat: every gradient is 0, so training moves nothing (dying ReLU).</translation>
  </message>
  <message>
   <source>すべて正の側：出力は入力のまま、勾配はどれも 1。</source>
   <translation>All on the positive side: outputs equal inputs, every gradient is 1.</translation>
  </message>
  <message>
   <source>ずらし b = {b}</source>
   <translation>Shift b = {b}</translation>
  </message>
  <message>
   <source>ちょうど 0 の出力</source>
   <translation>Outputs at 0</translation>
  </message>
  <message>
   <source>ちょうど 0：{count} 個</source>
   <translation>Exactly 0: {count}</translation>
  </message>
  <message>
   <source>どちらも 1 時刻ごとに 0.9 倍。0.9 を 10 回掛けると約 0.35 です。</source>
   <translation>Both keep 0.9 at each step. 0.9 multiplied 10 times is about 0.35.</translation>
  </message>
  <message>
   <source>なし</source>
   <translation>none</translation>
  </message>
  <message>
   <source>なめらか</source>
   <translation>Smooth</translation>
  </message>
  <message>
   <source>ほぼ 0：何を入れても、ほとんど通らない</source>
   <translation>Nearly 0: whatever goes in, hardly anything gets through</translation>
  </message>
  <message>
   <source>ほぼ 1：入ったものが、ほぼそのまま出る</source>
   <translation>Nearly 1: what goes in comes out almost as it was</translation>
  </message>
  <message>
   <source>ほぼ消えた</source>
   <translation>Nearly gone</translation>
  </message>
  <message>
   <source>まっすぐな線は、何個足しても 1 本の直線のまま。</source>
   <translation>However many straight lines you add, the sum is one straight line.</translation>
  </message>
  <message>
   <source>ゲート</source>
   <translation>Gates</translation>
  </message>
  <message>
   <source>ゲート 2 つ、渡す状態は h だけ</source>
   <translation>Two gates; only h is passed on</translation>
  </message>
  <message>
   <source>ゲート 3 と 2、重みの組 4 と 3</source>
   <translation>3 and 2 gates, 4 and 3 sets of weights</translation>
  </message>
  <message>
   <source>ゲート {gate} に {v} が来ると、{out} が通る</source>
   <translation>Of {v}, a gate of {gate} lets {out} through</translation>
  </message>
  <message>
   <source>ゲート σ({a}) = {gate}</source>
   <translation>Gate σ({a}) = {gate}</translation>
  </message>
  <message>
   <source>ゲートの弁</source>
   <translation>The valve of a gate</translation>
  </message>
  <message>
   <source>ゲートの譜面（押して開け閉め）</source>
   <translation>Score of gates (press to open or shut)</translation>
  </message>
  <message>
   <source>ゲートは LSTM が 3 つ、GRU が 2 つ。候補 g・n はゲートに数えない。</source>
   <translation>LSTM has 3 gates, GRU 2. The candidates g and n do not count as gates.</translation>
  </message>
  <message>
   <source>ゲートは掛け算：どの値も同じ {g} 倍で通る</source>
   <translation>A gate multiplies: every value passes times the same {g}</translation>
  </message>
  <message>
   <source>シグモイド</source>
   <translation>Sigmoid</translation>
  </message>
  <message>
   <source>シグモイドが最も急な点（0.25）を探す</source>
   <translation>Find where sigmoid is steepest (0.25)</translation>
  </message>
  <message>
   <source>シグモイドでも曲線は作れる。ただし 1 個ごとに exp がいる。</source>
   <translation>Sigmoids can make a curve too, but each one needs an exp.</translation>
  </message>
  <message>
   <source>シグモイドの傾きが 0.02 未満になる x を探す</source>
   <translation>Find an x where sigmoid’s slope is below 0.02</translation>
  </message>
  <message>
   <source>シグモイドの傾きは最大でも 0.25 で、x = 4 ではほぼ平ら。ReLU の傾きは 1 のまま。</source>
   <translation>Sigmoid’s slope is 0.25 at most and nearly flat at x = 4. ReLU’s slope is still 1.</translation>
  </message>
  <message>
   <source>シグモイドの傾きは最大でも 0.25。正の側へ進むと 0 に近づき、ReLU は 1 のまま。</source>
   <translation>Sigmoid’s slope is 0.25 at most. Further right it nears 0, while ReLU’s stays 1.</translation>
  </message>
  <message>
   <source>シグモイドの勾配を 10⁻⁶ より小さくする</source>
   <translation>Make sigmoid’s gradient smaller than 10⁻⁶</translation>
  </message>
  <message>
   <source>シグモイドを飽和させる（勾配 0.05 未満）</source>
   <translation>Saturate sigmoid (gradient below 0.05)</translation>
  </message>
  <message>
   <source>セルの中</source>
   <translation>Inside the cell</translation>
  </message>
  <message>
   <source>バイアス b</source>
   <translation>Bias b</translation>
  </message>
  <message>
   <source>バイアス ＋1：f = σ(1)</source>
   <translation>Bias +1: f = σ(1)</translation>
  </message>
  <message>
   <source>モデル</source>
   <translation>Model</translation>
  </message>
  <message>
   <source>ユニット</source>
   <translation>Units</translation>
  </message>
  <message>
   <source>ユニットの数 k</source>
   <translation>Units k</translation>
  </message>
  <message>
   <source>リセット</source>
   <translation>Reset</translation>
  </message>
  <message>
   <source>リセット r</source>
   <translation>Reset r</translation>
  </message>
  <message>
   <source>リセットゲート r</source>
   <translation>Reset gate r</translation>
  </message>
  <message>
   <source>リセットゲート r は {r}、前の h は {h}。候補 n は {n}、材料のうち過去は {share} %、新しい h は {after}。</source>
   <translation>The reset gate r is {r}, the previous h is {h}. The candidate n is {n}, {share}% of it from the past; the new h is {after}.</translation>
  </message>
  <message>
   <source>リセットゲートを r = 0 に閉じると、新しい h はいくつ？</source>
   <translation>Shut the reset gate, r = 0: what is the new h?</translation>
  </message>
  <message>
   <source>上限なし。弁が 1 を超えて、値をふくらませる</source>
   <translation>no upper bound: the valve passes 1 and inflates values</translation>
  </message>
  <message>
   <source>乗</source>
   <translation> (power)</translation>
  </message>
  <message>
   <source>今の版</source>
   <translation>Today</translation>
  </message>
  <message>
   <source>伝える距離 T</source>
   <translation>Distance T</translation>
  </message>
  <message>
   <source>伝言ゲーム</source>
   <translation>Pass it on</translation>
  </message>
  <message>
   <source>何も通さず {steps} 時刻運ぶと、{start} は {left}</source>
   <translation>Carried {steps} steps through nothing, {start} becomes {left}</translation>
  </message>
  <message>
   <source>作りたい曲線</source>
   <translation>Target curve</translation>
  </message>
  <message>
   <source>作りたい曲線と、k 個の足し算</source>
   <translation>The target curve and the sum of k units</translation>
  </message>
  <message>
   <source>個</source>
   <translation> of 40</translation>
  </message>
  <message>
   <source>個数</source>
   <translation>Count</translation>
  </message>
  <message>
   <source>倍</source>
   <translation>×</translation>
  </message>
  <message>
   <source>候補</source>
   <translation>New</translation>
  </message>
  <message>
   <source>候補 g</source>
   <translation>Candidate g</translation>
  </message>
  <message>
   <source>候補 g：入力 {x} で {up}、入力 {minus} で {down}</source>
   <translation>Candidate g: {up} for input {x}, {down} for input {minus}</translation>
  </message>
  <message>
   <source>候補 n</source>
   <translation>Candidate n</translation>
  </message>
  <message>
   <source>候補 n = {new}</source>
   <translation>Candidate n = {new}</translation>
  </message>
  <message>
   <source>候補 n {value}</source>
   <translation>n {value}</translation>
  </message>
  <message>
   <source>候補 n の割合</source>
   <translation>Share of n</translation>
  </message>
  <message>
   <source>候補 n の材料</source>
   <translation>What candidate n is made of</translation>
  </message>
  <message>
   <source>候補 n は過去と無関係</source>
   <translation>n ignores the past</translation>
  </message>
  <message>
   <source>候補 n（r = {r}）</source>
   <translation>Candidate n (r = {r})</translation>
  </message>
  <message>
   <source>傾き</source>
   <translation>Slope</translation>
  </message>
  <message>
   <source>傾き {slope}</source>
   <translation>Slope {slope}</translation>
  </message>
  <message>
   <source>傾きなし（折れ目）</source>
   <translation>No slope (corner)</translation>
  </message>
  <message>
   <source>入ってくる x</source>
   <translation>x in</translation>
  </message>
  <message>
   <source>入れる</source>
   <translation>New</translation>
  </message>
  <message>
   <source>入れる {write}（i の役）</source>
   <translation>Write {write} (as i)</translation>
  </message>
  <message>
   <source>入れる割合</source>
   <translation>New share</translation>
  </message>
  <message>
   <source>入力</source>
   <translation>Input</translation>
  </message>
  <message>
   <source>入力 i</source>
   <translation>Input i</translation>
  </message>
  <message>
   <source>入力 x</source>
   <translation>Input x</translation>
  </message>
  <message>
   <source>入力 x（マスを押すと変わる。横は時刻）</source>
   <translation>Input x over time (press a pad to change it)</translation>
  </message>
  <message>
   <source>入力 x（正の側）</source>
   <translation>Input x (&gt; 0)</translation>
  </message>
  <message>
   <source>入力 z の個数</source>
   <translation>Inputs z (count)</translation>
  </message>
  <message>
   <source>入力 {n_x}・隠れ {n_h} 次元の {network} のパラメータは {size} 個</source>
   <translation>{network} with input size {n_x} and hidden size {n_h}: {size} parameters</translation>
  </message>
  <message>
   <source>入力 {n_x}・隠れ {n_h} 次元：GRU {gru} 個 ÷ LSTM {lstm} 個 = {ratio}</source>
   <translation>Input size {n_x}, hidden size {n_h}: GRU {gru} ÷ LSTM {lstm} = {ratio}</translation>
  </message>
  <message>
   <source>入力から W·x</source>
   <translation>Input: W·x</translation>
  </message>
  <message>
   <source>入力の次元 n_x</source>
   <translation>Input size n_x</translation>
  </message>
  <message>
   <source>入力の次元 {n_x}、隠れ状態の次元 {n_h}。LSTM は {lstm} 個、GRU は {gru} 個、比は {ratio}。</source>
   <translation>Input size {n_x}, hidden size {n_h}. LSTM has {lstm} parameters, GRU {gru}, the ratio is {ratio}.</translation>
  </message>
  <message>
   <source>入力を続けて、GRU の h を 0.7 より上げる</source>
   <translation>Keep the input on and lift the GRU’s h above 0.7</translation>
  </message>
  <message>
   <source>入力ゲート</source>
   <translation>Input gate</translation>
  </message>
  <message>
   <source>入力ゲートと忘却ゲートの二役を、更新ゲート z が 1 つで受け持つ。</source>
   <translation>The update gate z alone plays both input gate and forget gate.</translation>
  </message>
  <message>
   <source>全データで z &lt; 0 なら勾配はどれも 0。何歩学習しても b も w も動かない。</source>
   <translation>With z &lt; 0 for all data every gradient is 0. No training step moves b or w.</translation>
  </message>
  <message>
   <source>全部が負のまま、Leaky ReLU で重みを動かす</source>
   <translation>With all inputs below 0, move w with Leaky ReLU</translation>
  </message>
  <message>
   <source>全部入れ替え</source>
   <translation>Replace all</translation>
  </message>
  <message>
   <source>全部入れ替えると、古い h は一度で消える。</source>
   <translation>Replace all, and the old h is gone at once.</translation>
  </message>
  <message>
   <source>全部残す</source>
   <translation>Keep all</translation>
  </message>
  <message>
   <source>全部残すと、新しい値は入らない。足すといつも 1。</source>
   <translation>Keep all, and nothing new gets in. The two always add up to 1.</translation>
  </message>
  <message>
   <source>出してほしい値</source>
   <translation>Target values</translation>
  </message>
  <message>
   <source>出ていく g・x</source>
   <translation>g·x out</translation>
  </message>
  <message>
   <source>出力 0</source>
   <translation>At 0</translation>
  </message>
  <message>
   <source>出力 f(x)</source>
   <translation>Output f(x)</translation>
  </message>
  <message>
   <source>出力 f(z) の個数</source>
   <translation>Outputs f(z) (count)</translation>
  </message>
  <message>
   <source>出力 h = tanh(c)</source>
   <translation>h = tanh(c)</translation>
  </message>
  <message>
   <source>出力 o</source>
   <translation>Output o</translation>
  </message>
  <message>
   <source>出力 y = f(z)</source>
   <translation>Output y = f(z)</translation>
  </message>
  <message>
   <source>出力が 1 に近づくと飽和して、傾きは 0 に近づく。</source>
   <translation>As the output nears 1 it saturates, and the slope nears 0.</translation>
  </message>
  <message>
   <source>出力の 75 % 以上をちょうど 0 にする</source>
   <translation>Make 75% or more of the outputs exactly 0</translation>
  </message>
  <message>
   <source>出力ゲート</source>
   <translation>Output gate</translation>
  </message>
  <message>
   <source>出力ゲート o</source>
   <translation>Output gate o</translation>
  </message>
  <message>
   <source>分布</source>
   <translation>Spread</translation>
  </message>
  <message>
   <source>初期化</source>
   <translation>Init</translation>
  </message>
  <message>
   <source>前の隠れ状態 h</source>
   <translation>Previous h</translation>
  </message>
  <message>
   <source>前の隠れ状態 h（横）を変えると</source>
   <translation>As the previous h (across) varies</translation>
  </message>
  <message>
   <source>前活性 a</source>
   <translation>Pre-act. a</translation>
  </message>
  <message>
   <source>割合にならない</source>
   <translation>Not a share</translation>
  </message>
  <message>
   <source>勾配</source>
   <translation>Gradient</translation>
  </message>
  <message>
   <source>勾配 0：更新されない</source>
   <translation>Gradient 0: no update</translation>
  </message>
  <message>
   <source>勾配 1：{count} 個</source>
   <translation>Gradient 1 for {count}</translation>
  </message>
  <message>
   <source>勾配 f′(x)</source>
   <translation>Gradient f′(x)</translation>
  </message>
  <message>
   <source>勾配 f′(z)</source>
   <translation>Gradient f′(z)</translation>
  </message>
  <message>
   <source>勾配 {slope}：{count} 個</source>
   <translation>Gradient {slope} for {count}</translation>
  </message>
  <message>
   <source>勾配がある</source>
   <translation>With gradient</translation>
  </message>
  <message>
   <source>勾配の大きさ（対数目盛）</source>
   <translation>Gradient size (log scale)</translation>
  </message>
  <message>
   <source>勾配の連鎖</source>
   <translation>Chain of gradients</translation>
  </message>
  <message>
   <source>勾配の長さ</source>
   <translation>Gradient norm</translation>
  </message>
  <message>
   <source>勾配は {slope}、平らな側にある。</source>
   <translation>the gradient {slope}, on the flat side.</translation>
  </message>
  <message>
   <source>勾配は {slope}。</source>
   <translation>the gradient {slope}.</translation>
  </message>
  <message>
   <source>勾配は定義なし（実装は {slope}）。</source>
   <translation>the gradient undefined (programs use {slope}).</translation>
  </message>
  <message>
   <source>勾配（積）</source>
   <translation>Gradient</translation>
  </message>
  <message>
   <source>半分</source>
   <translation>Half</translation>
  </message>
  <message>
   <source>半分になるまで</source>
   <translation>Until half</translation>
  </message>
  <message>
   <source>半分まで {steps} 歩</source>
   <translation>Half: {steps} steps</translation>
  </message>
  <message>
   <source>半減期</source>
   <translation>Half</translation>
  </message>
  <message>
   <source>古い</source>
   <translation>Old</translation>
  </message>
  <message>
   <source>古い h</source>
   <translation>Old h</translation>
  </message>
  <message>
   <source>古い h = {old}</source>
   <translation>Old h = {old}</translation>
  </message>
  <message>
   <source>古い h {value}</source>
   <translation>Old h {value}</translation>
  </message>
  <message>
   <source>古い h の割合</source>
   <translation>Share of old h</translation>
  </message>
  <message>
   <source>古い h は {steps} 回後に {kept} %</source>
   <translation>After {steps}: {kept}% of old h</translation>
  </message>
  <message>
   <source>古い h は −1、候補 n は 1。0.25 × (−1) + 0.75 × 1 です。</source>
   <translation>The old h is −1, the candidate n is 1: 0.25 × (−1) + 0.75 × 1.</translation>
  </message>
  <message>
   <source>合図の時刻だけ i を開けて、誤差を 0 にする</source>
   <translation>Open i only for the signal and get the error to 0</translation>
  </message>
  <message>
   <source>合図の時刻だけ開けた：雑音は書き込まれず、誤差は 0</source>
   <translation>Open only for the signal: no noise is written, the error is 0</translation>
  </message>
  <message>
   <source>合図の来る t=2 で、入力ゲート i を開けて書き込もう</source>
   <translation>The signal comes at t=2: open the input gate i and write it</translation>
  </message>
  <message>
   <source>合計を tanh → n</source>
   <translation>tanh of sum → n</translation>
  </message>
  <message>
   <source>同じ 0.9 を時刻の数だけ掛ける。0.9¹⁷ ≈ 0.167、0.9¹⁰⁰ なら 0.00003 を切る。</source>
   <translation>The same 0.9 multiplies once per step: 0.9¹⁷ ≈ 0.167, and 0.9¹⁰⁰ is below 0.00003.</translation>
  </message>
  <message>
   <source>同じような倍率が何度も掛かる。1 から少し外れるだけで大差になる。</source>
   <translation>Similar factors multiply again and again: a little off 1 adds up.</translation>
  </message>
  <message>
   <source>同じ候補が続くと、h は</source>
   <translation>h with the same candidate</translation>
  </message>
  <message>
   <source>同じ入力を {steps} 回足すと、LSTM の c は {cell}、GRU の h は {hidden}</source>
   <translation>The same input {steps} times: the LSTM’s c is {cell}, the GRU’s h {hidden}</translation>
  </message>
  <message>
   <source>同じ合図でも、1 歩の掛け算の小さな差が、遠くで大きな差になる</source>
   <translation>Same signal: a small difference per step grows large far away</translation>
  </message>
  <message>
   <source>大きさを変えても、GRU はいつもちょうど 1 組少ない（{lstm_sets} 対 {gru_sets}）。</source>
   <translation>Whatever the sizes, GRU has exactly one set fewer ({lstm_sets} vs {gru_sets}).</translation>
  </message>
  <message>
   <source>学習</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>学習 10 歩</source>
   <translation>Train 10 steps</translation>
  </message>
  <message>
   <source>学習前・バイアス 0：f = σ(0)</source>
   <translation>Bias 0: f = σ(0)</translation>
  </message>
  <message>
   <source>定義なし</source>
   <translation>Undefined</translation>
  </message>
  <message>
   <source>実装は {slope}</source>
   <translation>In code {slope}</translation>
  </message>
  <message>
   <source>対応</source>
   <translation>Parts</translation>
  </message>
  <message>
   <source>層</source>
   <translation>Layers</translation>
  </message>
  <message>
   <source>差</source>
   <translation>Difference</translation>
  </message>
  <message>
   <source>平らな側の入力は出力 0・勾配 0。残りの入力からだけ学ぶ。</source>
   <translation>Inputs on the flat side give output 0, gradient 0. Only the rest teach.</translation>
  </message>
  <message>
   <source>平らな側：出力も勾配も 0</source>
   <translation>Flat: output and gradient 0</translation>
  </message>
  <message>
   <source>平均の勾配</source>
   <translation>Mean gradient</translation>
  </message>
  <message>
   <source>年代</source>
   <translation>Version</translation>
  </message>
  <message>
   <source>弁の値 g</source>
   <translation>Valve g</translation>
  </message>
  <message>
   <source>弁の値 g　（前活性 a から）</source>
   <translation>Valve g (from pre-activation a)</translation>
  </message>
  <message>
   <source>弁の前活性 a</source>
   <translation>Pre-activation a</translation>
  </message>
  <message>
   <source>弁の関数は {name}。前活性 a は {a}、弁の値 g は {g}。出ていく値は {out}。</source>
   <translation>The valve’s function is {name}. Pre-activation a is {a}, the valve g is {g}. Out come {out}.</translation>
  </message>
  <message>
   <source>弁の関数は {name}。前活性 a は {a}、弁の値 g は {g}。出ていく値は {out}。g は 0〜1 の外なので、通す割合になりません。</source>
   <translation>The valve’s function is {name}. Pre-activation a is {a}, the valve g is {g}. Out come {out}. g is outside 0 to 1, so it is not a share to let through.</translation>
  </message>
  <message>
   <source>弁の関数を tanh に替え、a を −2 にすると、弁の値 g は？</source>
   <translation>Switch the valve to tanh and set a to −2: what is g?</translation>
  </message>
  <message>
   <source>式が h = (1 − z) × 古い h + z × n なら、z = 0.75 で h はいくつ？</source>
   <translation>If h = (1 − z) × old h + z × n, what is h for z = 0.75?</translation>
  </message>
  <message>
   <source>式を「z＝入れる」にして、h = 0.50 を作る</source>
   <translation>Switch to “z = new share” and make h = 0.50</translation>
  </message>
  <message>
   <source>役割</source>
   <translation>Roles</translation>
  </message>
  <message>
   <source>役割　{first} → {second}</source>
   <translation>Roles  {first} → {second}</translation>
  </message>
  <message>
   <source>忘却 f</source>
   <translation>Forget f</translation>
  </message>
  <message>
   <source>忘却ゲート</source>
   <translation>Forget gate</translation>
  </message>
  <message>
   <source>忘却ゲート f</source>
   <translation>Forget gate f</translation>
  </message>
  <message>
   <source>忘却ゲート f は {f}、</source>
   <translation>Forget gate f is {f},</translation>
  </message>
  <message>
   <source>忘却ゲートはなし、</source>
   <translation>No forget gate,</translation>
  </message>
  <message>
   <source>恒等関数</source>
   <translation>Identity</translation>
  </message>
  <message>
   <source>恒等関数に替え、12 個でも直線か確かめる</source>
   <translation>Switch to identity: are 12 of them still a line?</translation>
  </message>
  <message>
   <source>折れ目</source>
   <translation>Corners</translation>
  </message>
  <message>
   <source>折れ目 x = 0 で、傾きがどうなるか見る</source>
   <translation>See what the slope is at the corner x = 0</translation>
  </message>
  <message>
   <source>折れ目が増えるほど曲線に沿える。直線と折れ目だけで、どんな曲がりも近似できる。</source>
   <translation>More corners follow the curve better. Lines and corners alone approximate any bend.</translation>
  </message>
  <message>
   <source>折れ線の組み立て</source>
   <translation>Building with hinges</translation>
  </message>
  <message>
   <source>掛けて足すだけの c は減らない。tanh を挟むと {t} 歩で {c} に縮む</source>
   <translation>c only multiplies and adds, so it stays. With tanh it is {c} at step {t}</translation>
  </message>
  <message>
   <source>掛けて足すだけの記憶 c と、3 つのゲート</source>
   <translation>A memory c that multiplies and adds, and 3 gates</translation>
  </message>
  <message>
   <source>新 h</source>
   <translation>New h</translation>
  </message>
  <message>
   <source>新しい h</source>
   <translation>New h</translation>
  </message>
  <message>
   <source>新しい h（古い h を {keep} 残す）</source>
   <translation>New h (keeps {keep} of old h)</translation>
  </message>
  <message>
   <source>新しい h（縦）と z（横）</source>
   <translation>New h (up) against z (across)</translation>
  </message>
  <message>
   <source>時刻</source>
   <translation>Steps</translation>
  </message>
  <message>
   <source>時刻 t</source>
   <translation>Step t</translation>
  </message>
  <message>
   <source>時刻 {t}。{forget}入力ゲート i は {i}、出力ゲート o は {o}。記憶 c は {c}、出力 h は {h}。入力 x は t=2 に {message}、t={at} に {noise}。最後の記憶は {last}、残る勾配 ∏f は {gradient}。</source>
   <translation>Step {t}. {forget} input gate i is {i}, output gate o is {o}. The memory c is {c}, the output h is {h}. The input x is {message} at t=2 and {noise} at t={at}. The last memory is {last}, the gradient left ∏f is {gradient}.</translation>
  </message>
  <message>
   <source>時刻を進めて、tanh の輪だけが 0.3 未満に縮むのを見る</source>
   <translation>Step on and see only the tanh loop shrink below 0.3</translation>
  </message>
  <message>
   <source>更新</source>
   <translation>Update</translation>
  </message>
  <message>
   <source>更新 z</source>
   <translation>Update z</translation>
  </message>
  <message>
   <source>更新ゲート z</source>
   <translation>Update gate z</translation>
  </message>
  <message>
   <source>更新ゲート z：1 本のフェーダー</source>
   <translation>Update gate z: one fader</translation>
  </message>
  <message>
   <source>書き込む量は i × g。i が 0 なら、どんな入力が来ても c は変わりません。</source>
   <translation>What is written is i × g. With i = 0 no input changes c.</translation>
  </message>
  <message>
   <source>書く守る話す</source>
   <translation>Tasks done</translation>
  </message>
  <message>
   <source>最も急なのは x = 0。σ(0) = 0.5 なので 0.5 × (1 − 0.5) = 0.25。</source>
   <translation>It is steepest at x = 0. σ(0) = 0.5, so 0.5 × (1 − 0.5) = 0.25.</translation>
  </message>
  <message>
   <source>最初の 1 だけ</source>
   <translation>Only the first 1</translation>
  </message>
  <message>
   <source>最小</source>
   <translation>Min</translation>
  </message>
  <message>
   <source>最小の出力</source>
   <translation>Lowest output</translation>
  </message>
  <message>
   <source>最後の記憶 c₂₀</source>
   <translation>Last c₂₀</translation>
  </message>
  <message>
   <source>本物の層</source>
   <translation>Real layers</translation>
  </message>
  <message>
   <source>本物の層で、ReLU の勾配が消える初期化を探す</source>
   <translation>Real layers: find the init that starves ReLU</translation>
  </message>
  <message>
   <source>材料のうち過去の分</source>
   <translation>Share of past</translation>
  </message>
  <message>
   <source>横軸は歩数</source>
   <translation>Steps across</translation>
  </message>
  <message>
   <source>次の時刻へ</source>
   <translation>next step</translation>
  </message>
  <message>
   <source>次へ渡すのは、LSTM が c と h、GRU は h だけ。</source>
   <translation>LSTM passes on c and h, GRU only h.</translation>
  </message>
  <message>
   <source>正の側で飽和しないのは ReLU と Leaky ReLU。シグモイドと tanh は平らになる。</source>
   <translation>ReLU and Leaky ReLU do not saturate above 0. Sigmoid and tanh go flat.</translation>
  </message>
  <message>
   <source>正の側の傾き f′(x)</source>
   <translation>Slope f′(x) above 0</translation>
  </message>
  <message>
   <source>正の側は傾き 1 の直線。x がいくら大きくても 1 のまま。</source>
   <translation>Above 0 it is a straight line of slope 1. However large x is, it stays 1.</translation>
  </message>
  <message>
   <source>正の道では ReLU と同じ。負の側は 0.01</source>
   <translation>Like ReLU on the positive path; 0.01 below 0</translation>
  </message>
  <message>
   <source>正の道では f′ = 1。|w| だけが掛かる</source>
   <translation>f′ = 1 on the positive path; only |w| multiplies</translation>
  </message>
  <message>
   <source>歩</source>
   <translation> steps</translation>
  </message>
  <message>
   <source>残す</source>
   <translation>Kept</translation>
  </message>
  <message>
   <source>残す f = {keep}　入れる i = 1</source>
   <translation>keep f = {keep}, write i = 1</translation>
  </message>
  <message>
   <source>残す f → z　入れる i → 1 − z</source>
   <translation>keep f → z, write i → 1 − z</translation>
  </message>
  <message>
   <source>残す {keep}　入れる {writes}</source>
   <translation>keep {keep}, write {writes}</translation>
  </message>
  <message>
   <source>残す {keep}（f の役）</source>
   <translation>Keep {keep} (as f)</translation>
  </message>
  <message>
   <source>残す割合</source>
   <translation>Kept share</translation>
  </message>
  <message>
   <source>残す割合 f（= z）</source>
   <translation>Kept share f (= z)</translation>
  </message>
  <message>
   <source>残す割合 {share} で {steps} 時刻後：LSTM の c に {lstm}、GRU の h に {gru} が残る</source>
   <translation>Keeping {share}, after {steps} steps: {lstm} left in the LSTM’s c, {gru} in the GRU’s h</translation>
  </message>
  <message>
   <source>残っている合図（%）　横軸は距離</source>
   <translation>Signal left (%) over distance</translation>
  </message>
  <message>
   <source>残る勾配 ∏f</source>
   <translation>Gradient ∏f</translation>
  </message>
  <message>
   <source>残る記憶・残る勾配　wⁿ　（横軸 n 歩）</source>
   <translation>Memory and gradient left: wⁿ after n steps</translation>
  </message>
  <message>
   <source>残る記憶（z = f、i = 1 − f、o = 1）</source>
   <translation>Memory left (z = f, i = 1 − f, o = 1)</translation>
  </message>
  <message>
   <source>毎歩 f 倍。f が 1 に近ければ、遠くまで届く</source>
   <translation>× f each step; near 1 it reaches far</translation>
  </message>
  <message>
   <source>毎歩 w 倍。1 より小さい w は、掛けるほど消える</source>
   <translation>× w each step; a w below 1 fades away</translation>
  </message>
  <message>
   <source>毎歩 z 倍。z が 1 に近ければ、遠くまで届く</source>
   <translation>× z each step; near 1 it reaches far</translation>
  </message>
  <message>
   <source>毎歩足す</source>
   <translation>At every step</translation>
  </message>
  <message>
   <source>毎歩足す方に替えて、c を 10 より大きくする</source>
   <translation>Switch to input at every step and get c above 10</translation>
  </message>
  <message>
   <source>比</source>
   <translation>Ratio</translation>
  </message>
  <message>
   <source>比べる行</source>
   <translation>Compare</translation>
  </message>
  <message>
   <source>比較</source>
   <translation>≥</translation>
  </message>
  <message>
   <source>比較 1 回。正の側の傾きは 1</source>
   <translation>One comparison; slope 1 above 0</translation>
  </message>
  <message>
   <source>活性化関数</source>
   <translation>Activation functions</translation>
  </message>
  <message>
   <source>流れ</source>
   <translation>Flow</translation>
  </message>
  <message>
   <source>流儀</source>
   <translation>Convention</translation>
  </message>
  <message>
   <source>流儀を「z＝入れる」にして、h = 0.50 に戻す</source>
   <translation>Switch to “z = new share” and get back h = 0.50</translation>
  </message>
  <message>
   <source>消失：重みがほとんど動かない</source>
   <translation>Vanished: weights hardly move</translation>
  </message>
  <message>
   <source>渡す状態</source>
   <translation>States</translation>
  </message>
  <message>
   <source>演算</source>
   <translation>Ops</translation>
  </message>
  <message>
   <source>演算（{k} 個ぶん）</source>
   <translation>Ops (k = {k})</translation>
  </message>
  <message>
   <source>爆発</source>
   <translation>Exploding</translation>
  </message>
  <message>
   <source>目標 {c}</source>
   <translation>Target {c}</translation>
  </message>
  <message>
   <source>目標との誤差</source>
   <translation>Error</translation>
  </message>
  <message>
   <source>目盛の向きだけが逆。残す割合が同じなら、新しい h も同じ。</source>
   <translation>Only the scale runs the other way: same kept share, same new h.</translation>
  </message>
  <message>
   <source>直接の経路だけ：毎歩 w・f・z を掛ける（新しい入力・活性化関数・学習は含まない）</source>
   <translation>Direct path only: × w, f or z each step (no new input, activation or training)</translation>
  </message>
  <message>
   <source>範囲</source>
   <translation>Range</translation>
  </message>
  <message>
   <source>線形な区間と折れ目だけで、どんな曲がりにも近づける。</source>
   <translation>Straight pieces and corners alone can come close to any curve.</translation>
  </message>
  <message>
   <source>自己ループの重み</source>
   <translation>Self-loop</translation>
  </message>
  <message>
   <source>自己ループの重み w</source>
   <translation>Self-loop weight w</translation>
  </message>
  <message>
   <source>自己ループの重み w は {w}。{t} 歩後に残る記憶と勾配は {now}、{long} 歩後に残るのは {far}。</source>
   <translation>The self-loop weight w is {w}. Memory and gradient left: {now} at step {t}, {far} after {long} steps.</translation>
  </message>
  <message>
   <source>自己結合 {f}：{steps} 時刻さかのぼると、直接の経路の勾配は {left}</source>
   <translation>Self-connection {f}: {steps} steps back, the gradient on the direct path is {left}</translation>
  </message>
  <message>
   <source>見るもの</source>
   <translation>View</translation>
  </message>
  <message>
   <source>見方</source>
   <translation>View</translation>
  </message>
  <message>
   <source>計算</source>
   <translation>Calculation</translation>
  </message>
  <message>
   <source>計算なし。何個足しても直線のまま</source>
   <translation>Nothing to compute; any sum stays a line</translation>
  </message>
  <message>
   <source>記憶</source>
   <translation>Memory</translation>
  </message>
  <message>
   <source>記憶が漏れるか、雑音が混ざっている。f と i の譜面を直そう</source>
   <translation>The memory leaks, or noise got in. Fix the rows of f and i</translation>
  </message>
  <message>
   <source>記憶は守れた。話すのは t=14 から：o の譜面を直そう</source>
   <translation>The memory is safe. Speak from t=14 on: fix the row of o</translation>
  </message>
  <message>
   <source>話したあと、忘却ゲートで記憶を空にして終える</source>
   <translation>After speaking, empty the memory with the forget gate</translation>
  </message>
  <message>
   <source>誤差</source>
   <translation>Error</translation>
  </message>
  <message>
   <source>誤差 {error}</source>
   <translation>Error {error}</translation>
  </message>
  <message>
   <source>誤差が減る向きに {steps} 回直すと、ゲートは {start} から {gate} へ（目標 {target}）</source>
   <translation>{steps} gradient descent steps move the gate from {start} to {gate} (target {target})</translation>
  </message>
  <message>
   <source>誤差（RMS）</source>
   <translation>Error (RMS)</translation>
  </message>
  <message>
   <source>課</source>
   <translation>Lesson</translation>
  </message>
  <message>
   <source>負の側で Leaky ReLU を選び、勾配を残す</source>
   <translation>Below 0, choose Leaky ReLU and keep a gradient</translation>
  </message>
  <message>
   <source>負の側では出力がずっと 0 で平らなので、傾きも 0。</source>
   <translation>Below 0 the output is flat at 0, so the slope is 0 too.</translation>
  </message>
  <message>
   <source>負の側の傾き α</source>
   <translation>Slope α (x &lt; 0)</translation>
  </message>
  <message>
   <source>負の側の傾きは、どこまで行っても α。ReLU なら 0 になる。</source>
   <translation>Below 0 the slope is α however far you go. With ReLU it would be 0.</translation>
  </message>
  <message>
   <source>負の側の出力は αx。0.01 × (−5) = −0.05。</source>
   <translation>Below 0 the output is αx: 0.01 × (−5) = −0.05.</translation>
  </message>
  <message>
   <source>負の側の出力は αx。0.1 × (−3) = −0.3。</source>
   <translation>Below 0 the output is αx: 0.1 × (−3) = −0.3.</translation>
  </message>
  <message>
   <source>負の側は αx　値域 (−∞, ∞)　比較と掛け算</source>
   <translation>αx below 0, range (−∞, ∞): compare and multiply</translation>
  </message>
  <message>
   <source>負の入力</source>
   <translation>Inputs z &lt; 0</translation>
  </message>
  <message>
   <source>負の入力 z には小さな負の値 αz を出すので、どの出力も 0 には重ならない。</source>
   <translation>A negative z gives a small negative αz, so no output falls on 0.</translation>
  </message>
  <message>
   <source>負の入力があっても、出力 0 を 1 つも作らない</source>
   <translation>Have negative inputs, yet not a single output of 0</translation>
  </message>
  <message>
   <source>負の入力には小さな負の値 αx を出す。0.1 × (−6) = −0.6。</source>
   <translation>A negative input gives a small negative αx: 0.1 × (−6) = −0.6.</translation>
  </message>
  <message>
   <source>負の入力にも傾き α が残る</source>
   <translation>Below 0 a slope of α remains</translation>
  </message>
  <message>
   <source>負の入力は、どれも同じ 0 に重なる。元の違いは残らない。</source>
   <translation>Negative inputs all fall on the same 0: their differences are gone.</translation>
  </message>
  <message>
   <source>負の入力は、小さな負の値になって別々に残る。</source>
   <translation>Negative inputs become small negative values and stay apart.</translation>
  </message>
  <message>
   <source>負の入力は出力も勾配も 0</source>
   <translation>Below 0: output 0 and gradient 0</translation>
  </message>
  <message>
   <source>足し算</source>
   <translation>Sum</translation>
  </message>
  <message>
   <source>距離は {steps} 歩。届く合図は RNN {rnn}%、LSTM {lstm}%、GRU {gru}%。1 歩の倍率は w {w}、f {f}、z {z}。</source>
   <translation>Distance in steps: {steps}. Arriving signal: RNN {rnn}%, LSTM {lstm}%, GRU {gru}%. Factors per step: w {w}, f {f}, z {z}.</translation>
  </message>
  <message>
   <source>距離を延ばし、RNN の合図を 1% 未満にする</source>
   <translation>Increase the distance until RNN’s signal is below 1%</translation>
  </message>
  <message>
   <source>輪に tanh なら</source>
   <translation>With tanh loop</translation>
  </message>
  <message>
   <source>逆の流儀</source>
   <translation>Other convention</translation>
  </message>
  <message>
   <source>通す割合 0〜1</source>
   <translation>Share 0 to 1</translation>
  </message>
  <message>
   <source>過去</source>
   <translation>Past</translation>
  </message>
  <message>
   <source>過去から U·(r·h)</source>
   <translation>Past: U·(r·h)</translation>
  </message>
  <message>
   <source>道の数</source>
   <translation>Paths</translation>
  </message>
  <message>
   <source>道は h の 1 本だけ</source>
   <translation>h is the only path</translation>
  </message>
  <message>
   <source>達成</source>
   <translation>Done</translation>
  </message>
  <message>
   <source>重み w</source>
   <translation>Weight w</translation>
  </message>
  <message>
   <source>重みがちょうど 1 なら、何歩たどっても記憶も勾配も 1 のまま</source>
   <translation>With a weight of exactly 1, memory and gradient stay 1 however far you go</translation>
  </message>
  <message>
   <source>重みの大きさ |w|</source>
   <translation>Weight size |w|</translation>
  </message>
  <message>
   <source>重みの組</source>
   <translation>Sets</translation>
  </message>
  <message>
   <source>重みの組は、ゲートに候補を足して 4 と 3。</source>
   <translation>Sets of weights: gates plus candidate, so 4 and 3.</translation>
  </message>
  <message>
   <source>閉じていた間も c は {message} のまま。h = 1 × tanh({message}) が出てきます。</source>
   <translation>While shut, c stayed at {message}. Out comes h = 1 × tanh({message}).</translation>
  </message>
  <message>
   <source>開いている時刻の候補 g は、合図も雑音も c に足される</source>
   <translation>While i is open, every candidate g is added to c, signal and noise alike</translation>
  </message>
  <message>
   <source>隠れ状態の次元 n_h</source>
   <translation>Hidden size n_h</translation>
  </message>
  <message>
   <source>雑音 x（t=9）</source>
   <translation>Noise x (t=9)</translation>
  </message>
  <message>
   <source>雑音の {noise} が、合図の {message} をほとんど打ち消します。</source>
   <translation>The noise, {noise}, cancels nearly all of the signal’s {message}.</translation>
  </message>
  <message>
   <source>飽和 f′ &lt; 0.05</source>
   <translation>Saturated f′ &lt; 0.05</translation>
  </message>
  <message>
   <source>＋</source>
   <translation>+</translation>
  </message>
 </context>
</TS>
